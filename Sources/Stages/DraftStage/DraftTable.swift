import DelimitedText
import LabelledData
import Problems
import SurveyModel

/// An export as a draft looks at it: what stands above each column, and the cells below.
struct DraftTable {
    struct Column {
        /// The question: the header, or that of the cell on its left where the header has two rows.
        var question: String
        /// What stands below it in a second header row; empty where there is none.
        var option = ""
        /// The question's text where the header is only a name; of an option its own.
        var label = ""
        /// The text of the question that it is an option of, where the file gives it apart.
        var title = ""
        /// Labels of values, where the file has them.
        var labels: [(value: String, label: String, isMissing: Bool)] = []
        var cells: [String] = []
        /// The value by which an option of a multiple response set is chosen.
        var chosen: String?
        /// It stands for several, of which each holds one of the labelled answers.
        var isSeveral = false
    }

    private(set) var columns: [Column] = []

    /// How many respondents are looked at.
    private static let mostRows = 5000
    private static let headerRows = 15

    /// - Throws: `Failure` if the file cannot be read, or holds no header and no answers.
    init(path: String) throws {
        let start = try FileSource(path: path).next()
        if LabelledFile.signatures.contains(where: start.starts) {
            try read(LabelledFile(path: path, FileSource.contents(of: path)))
        } else {
            try read(records(path, isPacked: start.starts(with: GzipSource.signature)))
        }
        columns.removeAll { !$0.question.contains { $0.isLetter || $0.isNumber } }
        if columns.isEmpty || columns.allSatisfy({ $0.cells.allSatisfy(\.isEmpty) }) {
            throw Failure.data(at: Position(file: path), DraftProblem.noAnswers)
        }
    }

    private func records(_ path: String, isPacked: Bool) throws -> [[String]] {
        var bytes: [UInt8] = []
        let file = try FileSource(path: path)
        let source: any ByteSource = isPacked ? GzipSource(file, file: path) : file
        while case let chunk = try source.next(), !chunk.isEmpty { bytes += chunk }
        // Under the right delimiter few cells hold another.
        let reader = try RecordReader(bytes, file: path) { cell in
            !cell.isEmpty && !cell.contains { ";,\t|".contains($0) }
        }
        var records: [[String]] = []
        while records.count < Self.mostRows, let record = try reader.next() {
            let cells = record.fields.map(\.withoutBlanksAround)
            if cells.contains(where: { !$0.isEmpty }) { records.append(cells) }
        }
        return records
    }

    /// Finds the header: the first row that is nearly as full as the fullest.
    private mutating func read(_ records: [[String]]) {
        let filled = records.prefix(Self.headerRows).map { $0.count { !$0.isEmpty } }
        let most = filled.max() ?? 0
        guard let first = filled.firstIndex(where: { $0 * 5 >= most * 3 }) else { return }
        var header = records[first]
        let width = records.map(\.count).max() ?? 0
        var rest = records[(first + 1)...]
        var labels: [String] = []
        if let ids = rest.prefix(2).firstIndex(where: { $0.contains { $0.hasPrefix("{\"ImportId\"") } }) {
            labels = ids > first + 1 ? records[first + 1] : []
            rest = rest[(ids + 1)...]
        }
        var options: [String] = []
        if let below = rest.first, holdsOptions(below, under: header) {
            options = below
            rest = rest.dropFirst()
        } else if first > 0, holdsOptions(header, under: records[first - 1]) {
            (header, options) = (records[first - 1], header)
        }
        var question = ""
        for index in 0..<width {
            let own = header.indices.contains(index) ? header[index] : ""
            if !own.isEmpty || options.isEmpty { question = own }
            var column = Column(question: question)
            column.option = options.indices.contains(index) ? options[index] : ""
            if KnownWords.means(.answer, column.option) { column.option = "" }
            column.label = labels.indices.contains(index) ? labels[index] : ""
            // Qualtrics: the question, what is offered, the option.
            if let parts = column.label.ranges(of: " - ").last, !column.label.hasSuffix(" - Selected Choice")
            {
                column.title = String(column.label[..<parts.lowerBound]).replacing(
                    " - Selected Choice", with: "")
                column.label = String(column.label[parts.upperBound...])
            }
            column.label = column.label.replacing(" - Selected Choice", with: "")
            column.cells = rest.map { $0.indices.contains(index) ? $0[index] : "" }
                .map { KnownWords.means(.blank, $0) ? "" : $0 == "-oth-" ? Choice.ownAnswer : $0 }
            columns.append(column)
        }
    }

    /// Whether a row says below the questions what their options are.
    private func holdsOptions(_ row: [String], under header: [String]) -> Bool {
        if row.contains(where: { KnownWords.means(.answer, $0) }) { return true }
        let bare = row.indices.filter {
            !row[$0].isEmpty && (!header.indices.contains($0) || header[$0].isEmpty)
        }
        return bare.count > 1 && bare.allSatisfy { row[$0].contains(where: \.isLetter) }
            && Set(bare.map { row[$0] }).count * 2 > bare.count
    }

    /// Puts the variables of a multiple response set under one question.
    private mutating func join(_ set: MultipleResponseSet) {
        let places = columns.indices.filter { index in
            set.variables.contains { $0.lowercased() == columns[index].question.lowercased() }
        }
        let title = set.label.isEmpty ? set.name : set.label
        switch set.kind {
        case .options(let chosen):
            for place in places {
                columns[place].option =
                    columns[place].label.isEmpty ? columns[place].question : columns[place].label
                columns[place].question = set.name
                columns[place].title = title
                columns[place].labels = []
                columns[place].chosen = chosen
            }
        case .answers:
            for place in places.dropFirst() { columns[place].question = "" }
            if let first = places.first {
                columns[first].question = set.name
                columns[first].label = title
                columns[first].isSeveral = true
            }
        }
    }

    private mutating func read(_ file: LabelledFile) throws {
        columns = file.variables.map { variable in
            var column = Column(question: variable.name)
            column.label = variable.label
            column.labels = variable.valueLabels.map { (variable.text(of: $0.value), $0.label, false) }
            return column
        }
        for set in file.sets { join(set) }
        var count = 0
        try file.forEachCase { values in
            count += 1
            if count > Self.mostRows { return }
            for (index, value) in values.enumerated() {
                let text = file.variables[index].text(of: value)
                columns[index].cells.append(text)
                if let chosen = columns[index].chosen {
                    columns[index].cells[columns[index].cells.count - 1] = text == chosen ? "1" : "0"
                    continue
                }
                guard value.isDeclaredMissing else { continue }
                if let place = columns[index].labels.firstIndex(where: { $0.value == text }) {
                    columns[index].labels[place].isMissing = true
                } else {
                    columns[index].cells[columns[index].cells.count - 1] = ""
                }
            }
        }
    }
}

extension String {
    var withoutBlanksAround: String {
        let kept = drop(while: \.isWhitespace)
        guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(kept[...last])
    }
}
