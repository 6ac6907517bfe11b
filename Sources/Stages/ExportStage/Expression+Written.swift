import StageFiles
import SurveyModel

extension Expression {
    /// As it is written in a codebook: `q5 = other`.
    var written: String {
        switch self {
        case .this: "."
        case .answer(let name): name
        case .number(let number): format(number)
        case .text(let text): text
        case .compare(let a, let sign, let b): "\(a.written) \(sign.rawValue) \(b.written)"
        case .and(let a, let b): "\(a.inner) and \(b.inner)"
        case .or(let a, let b): "\(a.inner) or \(b.inner)"
        case .not(let a): "not \(a.inner)"
        case .selected(let a, let b): "\(a.written) = \(b.written)"
        case .choose(let condition, let a, let b):
            "if \(condition.written) then \(a.written) else \(b.inner)"
        case .today: "today"
        case .writtenDate(let date, let format): "\(date.written) as \(format)"
        case .days(let date): date.written
        case .sum(let a, let b): "\(a.written) + \(b.written)"
        case .difference(let a, let b): "\(a.written) - \(b.written)"
        }
    }

    private var inner: String {
        switch self {
        case .and, .or: "(\(written))"
        default: written
        }
    }
}
