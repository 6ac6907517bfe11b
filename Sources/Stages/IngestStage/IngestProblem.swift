import Problems

/// What can be wrong with an export.
enum IngestProblem: ProblemWording {
    case emptyFile
    case noRows
    case unknownHeader(columns: Int)
    case variableTwice(String, first: Int, second: Int)
    case missingQuestion(String)
    case missingOptions(String, [String])
    case unknownColumn(Int, String)
    case raggedRow(fields: Int, columns: Int)
    case blankRow
    case blankID(String)

    var what: String {
        switch self {
        case .emptyFile: "the file is empty"
        case .noRows: "there is a header but no answers below it"
        case .unknownHeader(let columns): "none of its \(columns) column headers names a question of the form"
        case .variableTwice(let name, let first, let second):
            "columns \(first) and \(second) both answer \(name)"
        case .missingQuestion(let name): "there is no column for question \(name)"
        case .missingOptions(let name, let variables):
            "question \(name) lacks columns for some options (\(variables.joined(separator: ", ")))"
        case .unknownColumn(let column, let header):
            "column \(column), headed \u{201C}\(header.prefix(60))\u{201D}, belongs to no question"
        case .raggedRow(let fields, let columns): "the row has \(fields) fields, the header \(columns)"
        case .blankRow: "the row holds no answers"
        case .blankID(let substitute): "the row has no form number; it is called \(substitute)"
        }
    }

    var remedy: String {
        switch self {
        case .emptyFile: "export the answers again"
        case .noRows: "check that the export holds the rows too"
        case .unknownHeader:
            "let the first row hold question numbers, variable names or the questions' texts, "
                + "and check that the form names the right instrument"
        case .variableTwice: "remove one of the columns or correct its header"
        case .missingQuestion(let name):
            "add the column, correct its header, or set required to no for \(name) in the instrument"
        case .missingOptions: "add those columns, empty if nobody chose the option"
        case .unknownColumn: "it is left out; if it should count, add its header to the instrument"
        case .raggedRow: "look for a delimiter inside an answer, put that answer in quotation marks"
        case .blankRow: "it is left out; remove it to silence this"
        case .blankID: "look it up on paper and fill it in"
        }
    }
}
