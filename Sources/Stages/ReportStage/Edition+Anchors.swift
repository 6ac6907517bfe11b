import Markdown
import StageFiles
import SurveyModel

/// The two documents of an edition: the tables hold every row, the report points to them.
enum ReportDocument { case report, tables }

extension Edition {
    /// The place of an item in the tables document.
    static func anchor(_ form: String, _ item: String) -> Anchor { Anchor("\(form)-\(item)") }

    /// The place of an answer's row there.
    static func anchor(_ form: String, _ question: String, code: String) -> Anchor {
        Anchor("\(form)-\(question).\(code)")
    }

    /// The place of a mean's row there. No answer is named so: what has a mean has numbers for answers.
    static func anchor(_ form: String, meanOf variable: String) -> Anchor {
        Anchor("\(form)-\(variable).mean")
    }

    /// The place of a cross-tab there, and of one of its rows.
    static func anchor(_ form: String, _ question: String, by: String, code: String? = nil) -> Anchor {
        Anchor("\(form)-\(question).by.\(by)" + (code.map { ".\($0)" } ?? ""))
    }

    /// The place of a finding in the report: its row in the list of all of them.
    static func anchor(finding id: String) -> Anchor { Anchor("finding-\(id)") }

    /// The place of an item of the checklist in the tables document.
    static func anchor(checklistItem id: String) -> Anchor { Anchor("maturity-\(id)") }

    /// The place of a statement's source in the tables document.
    static func anchor(statement place: Substring) -> Anchor { Anchor("statement-\(place)") }

    /// The cell that names a row: in the tables it is the row's place, in the report it leads there.
    func rowCell(_ label: String, _ anchor: Anchor, _ document: ReportDocument) -> Inline {
        switch document {
        case .tables: Inline(markdown: anchor.markdown + Inline(label).markdown)
        case .report: Inline.link(Inline(label), to: FileName.tables(language) + anchor.target)
        }
    }

    /// The places a finding rests on, each linked to its row where the documents have it.
    func evidence(_ evidence: String) -> Inline {
        let places = evidence.split(separator: " ").map { place in
            let text = Inline(String(place))
            if let finding = input.finding(String(place)) {
                return Inline.link(text, to: Self.anchor(finding: finding.id).target).markdown
            }
            guard let target = target(of: place) else { return text.markdown }
            return Inline.link(text, to: target).markdown
        }
        return Inline(markdown: places.joined(separator: ", "))
    }

    /// Short references to findings, by their numbers, and to statements, by the lines they stand on.
    ///
    /// - Parameter document: In which they stand.
    func references(_ evidence: String, from document: ReportDocument = .report) -> Inline {
        let (report, tables) =
            document == .report ? ("", FileName.tables(language)) : (FileName.report(language), "")
        let places = evidence.split(separator: " ").map { place in
            if let number = input.number(ofFinding: String(place)) {
                return "[\(number)](\(report)\(Self.anchor(finding: String(place)).target))"
            }
            let target = tables + Self.anchor(statement: place).target
            return Inline.link(Inline(Self.name(ofStatement: place)), to: target).markdown
        }
        return Inline(markdown: places.joined(separator: ", "))
    }

    /// Where a row of a released table, or of the checklist, stands in the documents.
    private func target(of place: Substring) -> String? {
        guard let row = TablePlace(place) else { return nil }
        if row.path == FileName.maturity {
            return row["item"].map { FileName.tables(language) + Self.anchor(checklistItem: $0).target }
        }
        let parts = row.path.split(separator: "/").map(String.init)
        guard parts.count == 3, parts[0] == FileName.tables, let question = row["question"],
            let form = input.form(parts[1]), let item = form.item(holding: question)
        else { return nil }
        return FileName.tables(language) + anchor(row, parts[2], item, form).target
    }

    private func anchor(
        _ row: TablePlace, _ file: String, _ item: PaperItem, _ form: ReportForm
    ) -> Anchor {
        let question = row["question"] ?? ""
        switch file {
        case FileName.distributions:
            // The other side of a derived share has no row of its own.
            let code = row["code"] ?? ""
            let isTold = form.share(of: question, code: code).map { !$0.isOtherSide } ?? false
            return isTold
                ? Self.anchor(form.name, question, code: code) : Self.anchor(form.name, item.name)
        case FileName.numbers: return Self.anchor(form.name, meanOf: question)
        case FileName.crosstabs:
            return Self.anchor(form.name, question, by: row["by"] ?? "", code: row["code"])
        case FileName.tests where row["by"]?.isEmpty == false:
            return Self.anchor(form.name, item.part(question), by: row["by"] ?? "")
        default: return Self.anchor(form.name, item.name)
        }
    }
}

/// A place as findings name it: `FILE#key=value&key=value`.
private struct TablePlace {
    let path: String
    private let keys: [(name: Substring, value: Substring)]

    init?(_ place: Substring) {
        let parts = place.split(separator: "#", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        path = String(parts[0])
        keys = parts[1].split(separator: "&").map { key in
            let sides = key.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (sides[0], sides.count > 1 ? sides[1] : "")
        }
    }

    subscript(name: String) -> String? { keys.first { $0.name == name }.map { String($0.value) } }
}
