import DelimitedText
import SurveyModel

/// A step of the flow: a stage on a form, or on the whole wave.
public struct Step: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case ingest, clean, tabulate
        /// Of the form that the rules describe a page of for each respondent.
        case protocols = "protocol"
        case protect, findings, report

        /// Whether later waves read what it writes.
        public var isForLaterWaves: Bool { self != .report && self != .protocols }
    }

    public var kind: Kind
    /// Of a stage that works on forms.
    public var form: String?

    public init(_ kind: Kind, form: String? = nil) {
        self.kind = kind
        self.form = form
    }

    /// The tool that does it.
    public var tool: String { "survey-\(kind.rawValue)" }

    /// As messages call it: `survey-clean citizens`.
    public var name: String { tool + (form.map { " \($0)" } ?? "") }
}

extension Wave {
    /// All steps, in the order of the flow.
    public var steps: [Step] {
        Step.Kind.allCases.flatMap { kind in
            switch kind {
            case .ingest, .clean, .tabulate: forms.map { Step(kind, form: $0.name) }
            case .protocols: formWithPages.map { [Step(kind, form: $0)] } ?? []
            case .protect, .findings, .report: [Step(kind)]
            }
        }
    }

    /// The form that the rules describe pages of. They are looked into only where they have the word, since a run in which
    /// nothing is to be done asks, too; what is wrong with them is told by the steps that read them.
    private var formWithPages: String? {
        guard let path = swot?.rules, let bytes = try? FileSource.contents(of: path),
            ("\n" + String(decoding: bytes, as: UTF8.self)).contains("\nprotocol:"),
            let form = try? RuleBook.load(path: path).protocol?.form
        else { return nil }
        return forms.contains { $0.name == form } ? form : nil
    }

    /// The configuration and the exports that a step reads, each once.
    ///
    /// - Parameters:
    ///   - earlier: The waves that `previous` leads to.
    ///   - shipped: The folder of the shipped templates.
    func inputs(of step: Step, earlier: [Wave], shipped: String?) -> [String] {
        var paths = [self.paths.configuration]
        if let form = forms.first(where: { $0.name == step.form }) {
            paths.append(form.instrument)
            switch step.kind {
            case .ingest: paths += form.exportFiles
            case .clean: paths += form.decisions + [form.cleaning.checks].compactMap(\.self)
            default: paths += form.decisions + [swot?.rules].compactMap(\.self)
            }
            if step.kind == .protocols {
                for wave in earlier {
                    let instruments = wave.forms.filter { $0.name == form.name }.map(\.instrument)
                    paths += [wave.paths.configuration] + instruments + [wave.swot?.rules].compactMap(\.self)
                }
            }
            return paths.distinct
        }
        paths += questionnaires + forms.flatMap(\.decisions) + tableFiles
        switch step.kind {
        case .protect: paths += ReleaseLedger(self.paths).files
        case .report: paths += templates(shipped: shipped).values.sorted()
        default: break
        }
        for wave in earlier {
            paths += [wave.paths.configuration] + wave.questionnaires + wave.tableFiles
        }
        return paths.distinct
    }

    /// The steps whose outputs a step reads, of this wave and of those before it.
    func sources(of step: Step, earlier: [Wave]) -> [(wave: Wave, step: Step)] {
        switch step.kind {
        case .ingest: return []
        case .clean: return [(self, Step(.ingest, form: step.form))]
        case .tabulate: return [(self, Step(.clean, form: step.form))]
        case .protocols:
            // The marks of the year.
            let before = earlier.filter { wave in wave.forms.contains { $0.name == step.form } }
            return ([self] + before).map { ($0, Step(.clean, form: step.form)) }
        case .protect:
            let own = forms.flatMap { form in
                [Step.Kind.clean, .tabulate].map { (self, Step($0, form: form.name)) }
            }
            // Who took part in both waves of a panel is told beside what the wave before releases.
            let panels = Set(forms.filter(\.isPanel).map(\.name))
            guard let before = earlier.first, !panels.isEmpty else { return own }
            return own
                + before.forms.filter { panels.contains($0.name) }.map {
                    (before, Step(.clean, form: $0.name))
                }
                + [(before, Step(.protect))]
        case .findings, .report:
            let own = step.kind == .report ? [Step(.protect), Step(.findings)] : [Step(.protect)]
            return own.map { (self, $0) }
                + earlier.flatMap { wave in [(wave, Step(.protect)), (wave, Step(.findings))] }
        }
    }
}

extension Sequence where Element: Hashable {
    /// The elements, each where it comes first.
    fileprivate var distinct: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
