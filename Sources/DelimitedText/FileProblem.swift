import Glibc
import Problems

/// What can go wrong with a file as such.
public enum FileProblem: ProblemWording {
    /// With the system's error number.
    case unreadable(Int32)
    case unwritable(Int32)
    /// It is a pipe, a device or a socket.
    case notRegular
    /// Quotation marks do not pair up, or text follows a closing one.
    case malformedQuoting
    case notUTF8(field: Int)
    /// With the limit in bytes.
    case fileTooLong(limit: Int)
    case fieldTooLong(limit: Int)
    case lineTooLong(Int)
    /// A row over several lines.
    case rowTooLong(limit: Int)
    case tooManyFields(limit: Int)
    case tooManyRows(limit: Int)
    case tooManyBlankLines(limit: Int)
    case damagedArchive
    /// With how many times its own size it may unpack to.
    case unpacksToTooMuch(Int)

    public var what: String {
        switch self {
        case .unreadable(let code): "cannot be read (\(String(cString: strerror(code))))"
        case .unwritable(let code): "cannot be written (\(String(cString: strerror(code))))"
        case .notRegular: "is no regular file but a pipe, a device or a socket"
        case .malformedQuoting:
            "a quotation mark is not closed, or stands inside a cell without being doubled"
        case .notUTF8(let field): "field \(field) is not UTF-8 text"
        case .fileTooLong(let limit): "the file is longer than \(limit) bytes"
        case .fieldTooLong(let limit): "a cell is longer than \(limit) bytes"
        case .lineTooLong(let limit): "the line is longer than \(limit) bytes"
        case .rowTooLong(let limit): "the row is longer than \(limit) bytes"
        case .tooManyRows(let limit): "the file has more than \(limit) rows"
        case .tooManyFields(let limit): "the row has more than \(limit) fields"
        case .tooManyBlankLines(let limit): "there are more than \(limit) blank lines from here on"
        case .damagedArchive: "the packed file is damaged or cut off"
        case .unpacksToTooMuch(let times): "the packed file unpacks to more than \(times) times its size"
        }
    }

    public var remedy: String {
        switch self {
        case .unreadable: "check that it exists and that you may read it"
        case .unwritable: "check the free space and your rights on the folder"
        case .notRegular: "copy what it gives into a file, and name that"
        case .malformedQuoting:
            "look at this line in a text editor and double the quotation marks inside cells"
        case .notUTF8: "save the file again as \u{201C}CSV UTF-8\u{201D}"
        case .fileTooLong: "check that it is the file that is meant, and take out what is not needed"
        case .tooManyRows: "check that it is the file that is meant; a spreadsheet has no more rows than that"
        case .rowTooLong, .fieldTooLong: "look at this line for a quotation mark that is not closed"
        case .lineTooLong: "check that this is an export as text, with a line for each row"
        case .tooManyFields: "check the delimiter; a spreadsheet has no more columns than that"
        case .tooManyBlankLines: "delete them, or export the rows with answers only"
        case .unpacksToTooMuch: "look at what is in it; if it is an export after all, give it unpacked"
        case .damagedArchive: "pack it again, or give the export unpacked"
        }
    }
}
