import LabelledData
import Problems
import SurveyModel

/// An SPSS file as a table with a header row: labels of values, or the values themselves, whichever the
/// questionnaire knows.
struct LabelledExport {
    /// A column: a variable, or several that hold answers to one question.
    private struct Column {
        var header: String
        /// By their places in the file.
        var places: [Int]
        var writing: Writing
        /// The question's variable, by which its answers are recognised.
        var variable: String?
    }

    private enum Writing {
        case labels, values
        /// 1 where it holds the value, 0 where it holds another.
        case option(chosen: String)
    }

    private let file: LabelledFile
    private let finder: LayoutFinder
    private var columns: [Column] = []

    init(_ file: LabelledFile, _ finder: LayoutFinder) {
        self.file = file
        self.finder = finder
        let answers = file.sets.filter { $0.kind == .answers }.compactMap(joined)
        let taken = Set(answers.flatMap(\.places))
        for place in file.variables.indices {
            if let set = answers.first(where: { $0.places.first == place }) { columns.append(set) }
            if !taken.contains(place) { columns.append(column(place)) }
        }
    }

    /// The variables of a set that hold one answer each, as one column; `nil` if the set is no question's.
    private func joined(_ set: MultipleResponseSet) -> Column? {
        let places = set.variables.compactMap(place)
        guard places.count == set.variables.count, let first = places.min(),
            let header = [set.name, set.label].first(where: { matched($0) != nil }),
            let variable = matched(header), finder.matcher.question(of: variable)?.kind == .multiple
        else { return nil }
        return Column(
            header: header, places: [first] + places.filter { $0 != first },
            writing: writing(file.variables[first], variable), variable: variable)
    }

    private func column(_ place: Int) -> Column {
        let variable = file.variables[place]
        let set = file.sets.first { set in set.variables.contains { self.place($0) == place } }
        var headers = [variable.name, variable.label]
        if let set { headers.append("\(set.label): \(variable.label)") }
        let header = headers.first { matched($0) != nil } ?? variable.name
        if case .options(let chosen)? = set?.kind {
            return Column(
                header: header, places: [place], writing: .option(chosen: chosen), variable: matched(header))
        }
        let match = matched(header)
        return Column(
            header: header, places: [place], writing: writing(variable, match), variable: match)
    }

    private func place(_ name: String) -> Int? {
        file.variables.firstIndex { $0.name.lowercased() == name.lowercased() }
    }

    private func matched(_ header: String) -> String? {
        header.isEmpty ? nil : finder.matcher.match(header, left: nil)?.variable
    }

    /// Labels, unless the questionnaire knows the values and not the labels.
    private func writing(_ variable: LabelledVariable, _ name: String?) -> Writing {
        guard let name, !variable.valueLabels.isEmpty else { return name == nil ? .labels : .values }
        let kind = finder.matcher.question(of: name)?.kind
        if kind == .integer || kind == .decimal || kind == .date { return .values }
        func known(_ text: String) -> Bool { finder.recognizer.recognizes(text, in: name) == true }
        let labels = variable.valueLabels.count { known($0.label) }
        let values = variable.valueLabels.count { known(variable.text(of: $0.value)) }
        return labels * 2 < variable.valueLabels.count && values > labels ? .values : .labels
    }

    /// The table as comma-separated text; the header is its first line, a case each further one.
    ///
    /// - Parameter report: Told of values that are declared as missing and left blank.
    func text(_ report: ProblemReport) throws -> [UInt8] {
        var text: [UInt8] = []
        append(columns.map(\.header), to: &text)
        var blanked: [String: Int] = [:]
        try file.forEachCase { values in
            let cells = columns.map { column in
                column.places.compactMap { place in
                    let variable = file.variables[place]
                    guard let cell = cell(values[place], of: variable, column) else {
                        blanked[variable.name, default: 0] += 1
                        return nil
                    }
                    return cell.isEmpty ? nil : cell
                }.joined(separator: ";")
            }
            append(cells, to: &text)
        }
        if !blanked.isEmpty {
            let names = file.variables.map(\.name).filter { blanked[$0] != nil }
            report(
                Problem(
                    .note, at: Position(file: file.path),
                    IngestProblem.declaredMissing(names, cells: blanked.values.reduce(0, +))))
        }
        return text
    }

    /// - Returns: `nil` for a value that is declared as missing and no answer of the questionnaire.
    private func cell(_ value: LabelledValue, of variable: LabelledVariable, _ column: Column) -> String? {
        if value == .nothing { return "" }
        let plain = variable.text(of: value)
        let label = variable.label(of: value) ?? plain
        if value.isDeclaredMissing {
            guard let name = column.variable else { return label }
            return [label, plain].first {
                finder.recognizer.recognizes($0, in: name) == true && isChoice(name)
            }
        }
        switch column.writing {
        case .labels: return label
        case .values: return plain
        case .option(let chosen): return plain == chosen ? "1" : "0"
        }
    }

    private func isChoice(_ name: String) -> Bool { finder.matcher.question(of: name)?.hasChoices ?? false }

    private func append(_ cells: [String], to text: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            if cell.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) {
                let line = String(cell.map { $0.isNewline ? "\u{2028}" : $0 })
                text += Array("\"\(line.replacing("\"", with: "\"\""))\"".utf8)
            } else {
                text += Array(cell.utf8)
            }
        }
        text.append(UInt8(ascii: "\n"))
    }
}
