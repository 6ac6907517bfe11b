import StageFiles

/// What each text of a column says. Each distinct text is worked on once, before the first row, not cell by
/// cell; a text for which the column's dictionary has no room is worked on where it stands.
struct ColumnReading<Value> {
    /// `nil`: the exports have no such column.
    let column: Int?
    /// By the text's number.
    let values: [Value]
    private let work: (String) -> Value

    /// - Parameter work: What a text says. By the time it is called, all there is to prove of the column as a
    ///   whole has been proved.
    init(_ column: RawColumn, _ work: @escaping (String) -> Value) {
        self.column = column.index
        self.work = work
        values = column.texts.map { work($0.text) }
    }

    /// What a cell says; `nil` where the exports have no such column.
    func value(_ raw: RawBlock, _ row: Int) -> Value? {
        guard let column else { return nil }
        let number = raw.cells.columns[column].numbers[row]
        return number == TextDictionary.loose
            ? work(raw.cells.looseText(column, row: row)) : values[Int(number)]
    }
}

/// What each text of a column becomes in the cells of a variable.
struct CodeReading {
    private let reading: ColumnReading<CodedText>
    /// By the text's number: its code, if the text says nothing beyond it.
    private let plain: [UInt16]

    var column: Int? { reading.column }

    /// - Parameter variable: Where the values go; they are given their numbers.
    init(
        _ column: RawColumn, of variable: Int, _ book: inout CodeBook, _ work: @escaping (String) -> CodedText
    ) {
        reading = ColumnReading(column, work)
        plain = reading.values.map { coded in
            let number = book.add(coded.value, to: variable)
            return coded.rule == nil && coded.ownAnswer == nil ? number : CodeTable.loose
        }
    }

    /// The code of a cell that says nothing beyond it; ``CodeTable/loose`` for any other.
    func plainCode(_ raw: RawBlock, _ row: Int) -> UInt16 {
        guard let column else { return CodeTable.blank }
        let number = Int(raw.cells.columns[column].numbers[row])
        return number < plain.count ? plain[number] : CodeTable.loose
    }

    /// The codes of all cells, of which ``CodeTable/loose`` are to be looked at one by one.
    func plainCodes(_ raw: RawBlock) -> [UInt16] {
        guard let column else { return Array(repeating: CodeTable.blank, count: raw.rows) }
        return raw.cells.columns[column].numbers.map {
            Int($0) < plain.count ? plain[Int($0)] : CodeTable.loose
        }
    }

    func value(_ raw: RawBlock, _ row: Int) -> CodedText? { reading.value(raw, row) }
}
