import Problems

extension XLSFormReader {
    /// Says which columns mean nothing here, above all those whose names are near to one that does.
    mutating func noteColumns() {
        let all = [("survey", sheets.survey), ("choices", sheets.choices), ("settings", sheets.settings)]
        for (name, columns) in all {
            sheet = name
            let unknown = columns.columns.filter { !XLSFormColumn.isRead($0, on: name) }
            for column in unknown where !XLSFormColumn.isOfTablets(column) {
                if let near = XLSFormColumn.near(column, on: name) {
                    remark(columns.headerLine, .misspelledColumn(column, nearest: near))
                }
            }
            let passed = unknown.filter(XLSFormColumn.isOfTablets).map(XLSFormColumn.base).distinct
            if !passed.isEmpty {
                remarks.append(
                    Problem(
                        .note, at: Position(file: file, line: columns.headerLine),
                        InstrumentProblem.columnsPassedOver(passed)))
            }
        }
    }
}
