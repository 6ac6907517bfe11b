import Problems

/// Why a row of an export cannot be read.
public enum RowProblem: ProblemWording, Equatable {
    case malformedQuoting
    case fieldTooLong(limit: Int)
    case rowTooLong(limit: Int)
    case tooManyFields(limit: Int)
    case zeroByte
    /// It lies between a row that cannot be read, which began on the line given, and the next that can.
    case afterBrokenRow(Int)

    init(_ problem: FileProblem) {
        switch problem {
        case .fieldTooLong(let limit): self = .fieldTooLong(limit: limit)
        case .rowTooLong(let limit): self = .rowTooLong(limit: limit)
        case .tooManyFields(let limit): self = .tooManyFields(limit: limit)
        default: self = .malformedQuoting
        }
    }

    public var what: String {
        switch self {
        case .malformedQuoting: FileProblem.malformedQuoting.what
        case .fieldTooLong(let limit): FileProblem.fieldTooLong(limit: limit).what
        case .rowTooLong(let limit): FileProblem.rowTooLong(limit: limit).what
        case .tooManyFields(let limit): FileProblem.tooManyFields(limit: limit).what
        case .zeroByte: "the row holds a zero byte"
        case .afterBrokenRow(let line): "the line may belong to the row of line \(line), which cannot be read"
        }
    }

    public var remedy: String {
        switch self {
        case .malformedQuoting: FileProblem.malformedQuoting.remedy
        case .fieldTooLong(let limit): FileProblem.fieldTooLong(limit: limit).remedy
        case .rowTooLong(let limit): FileProblem.rowTooLong(limit: limit).remedy
        case .tooManyFields(let limit): FileProblem.tooManyFields(limit: limit).remedy
        case .zeroByte: "the file was damaged on its way; export it again"
        case .afterBrokenRow: "correct that row first"
        }
    }
}
