import Problems

/// What can be wrong with a workbook.
public enum WorkbookProblem: ProblemWording, Error {
    case damaged
    case locked
    case old
    case noWorkbook
    case tooLarge(limit: Int)
    case noSheet(String, of: [String])

    public var what: String {
        switch self {
        case .damaged: "the workbook is damaged or cut off"
        case .locked: "the workbook is locked by a password"
        case .old: "this is a workbook of Excel 97 to 2003 (.xls)"
        case .noWorkbook: "the file is packed but no Excel workbook"
        case .tooLarge(let limit):
            "the workbook unpacks to more than \(limit) bytes, or to much more than answers do"
        case .noSheet(let name, let names):
            "there is no sheet \u{201C}\(name)\u{201D}, only \(names.map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", "))"
        }
    }

    public var remedy: String {
        switch self {
        case .damaged: "open it in a spreadsheet and save it again"
        case .locked: "open it in a spreadsheet and save it without the password"
        case .old: "open it in a spreadsheet and save it as .xlsx"
        case .noWorkbook: "save the sheet as .xlsx or as CSV"
        case .tooLarge: "save the sheet as CSV"
        case .noSheet: "name one of these"
        }
    }
}
