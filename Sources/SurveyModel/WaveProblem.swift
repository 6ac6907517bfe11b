import DelimitedText
import Problems

/// What can be wrong with a wave's configuration.
enum WaveProblem: ProblemWording {
    case notAWaveFolder
    case badName(String)
    case badLanguage(String)
    case badFileName(String)
    case reservedName(String)
    case noForms
    case noResponses(form: String)
    case leavesSurveys(String)
    case missingFile(String, folders: [String])
    case languageTwice(String)
    case badDay(String, String)
    case endsBeforeItBegins(String, String)
    case unknownQuestion(String, key: String, nearest: String?)
    case notCrossable(String)
    case noNamesOrLabels(String)
    case unknownEncoding(String)
    case noWeights
    case withoutMargins(String)
    case capTooLow
    case badLevel
    case quotaWithoutQuestions
    case groupsWithoutDesign(String)
    case moreReturned(Int, selected: Int)
    case unknownDesignQuestion(String, known: [String])
    case notAGroupingQuestion(String)
    case noSuchWave(String, near: [String])
    case noSuchFolder(String, nearest: String?)
    case previousRefused(String)
    case previousLeadsBack(String)
    case previousTwice(String)
    case previousOutOfOrder(String, before: String)

    var what: String {
        switch self {
        case .notAWaveFolder: "this is not the folder of a wave"
        case .badName(let name): "\u{201C}\(name)\u{201D} cannot be a name"
        case .badLanguage(let tag): "\u{201C}\(tag)\u{201D} cannot be a language"
        case .badFileName(let name): "\u{201C}\(name)\u{201D} cannot be the name of a file"
        case .reservedName(let name):
            "a form cannot be called \(name), since files and folders of the outputs are called so"
        case .noForms: "the wave has no forms"
        case .noResponses(let form): "form \(form) has no responses"
        case .leavesSurveys(let path): "\(path) leads out of the surveys folder"
        case .missingFile(let name, let folders):
            "there is no file \(name) in \(folders.joined(separator: " or "))"
        case .languageTwice(let tag): "the language \(tag) stands here twice"
        case .badDay(let key, let text): "\(key) is \u{201C}\(text)\u{201D}, which is no day of the calendar"
        case .endsBeforeItBegins(let from, let to): "fieldwork ends on \(to), before it begins on \(from)"
        case .unknownQuestion(let name, let key, _): "\(key) names \(name), which the form does not ask"
        case .notCrossable(let name):
            "crosstabs names \(name), with which nothing can be crossed, since it is not a question with one answer"
        case .noNamesOrLabels(let name):
            "values speaks of \(name), whose answers are not chosen from a list"
        case .unknownEncoding(let name): "\(name) is no encoding known here"
        case .noWeights: "weights names neither a column nor margins"
        case .withoutMargins(let key): "\(key) says how to rake, but there are no margins to rake to"
        case .capTooLow: "cap is a multiple of the mean weight and must be above 1"
        case .badLevel: "level must lie between 0 and 1"
        case .quotaWithoutQuestions: "the design is by quota, but it is not said of what"
        case .groupsWithoutDesign(let kind): "a \(kind) sets no groups beforehand, yet by names some"
        case .moreReturned(let returned, let selected):
            "\(returned) forms came back, but only \(selected) people were chosen"
        case .unknownDesignQuestion(let name, _): "design names \(name), which the form does not ask"
        case .notAGroupingQuestion(let name):
            "design names \(name), which makes no groups, since it is not a question with one answer"
        case .noSuchWave(let name, _), .noSuchFolder(let name, _): "there is no wave \(name)"
        case .previousRefused(let name): "the previous wave \(name) cannot be run, so this one cannot either"
        case .previousLeadsBack(let name):
            "the waves that previous leads to come back to \(name), so none of them is the first"
        case .previousTwice(let name): "previous names \(name) twice"
        case .previousOutOfOrder(let later, let earlier):
            "previous names \(earlier) before \(later), whose fieldwork was later"
        }
    }

    var remedy: String {
        switch self {
        case .notAWaveFolder: "name a folder SURVEYS/waves/W"
        case .badName:
            "use letters a to z, digits, - _ and . only, no dot or dash first, and no more than \(longestName)"
        case .badLanguage: "use its code, as in kk, en, ru"
        case .badFileName:
            "call it otherwise, without backslash, semicolon, equals sign and characters that cannot be seen"
        case .reservedName: "call it otherwise"
        case .noForms: "add forms: with an instrument and responses for each"
        case .noResponses: "list its exports under responses:"
        case .leavesSurveys: "put the file into the wave's folder"
        case .missingFile: "put it there or correct the name"
        case .languageTwice: "name it once"
        case .badDay: "write year, month and day, as in 2026-05-31"
        case .endsBeforeItBegins: "exchange or correct the two days"
        case .unknownQuestion(_, _, let nearest?): "did you mean \(nearest)?"
        case .unknownQuestion: "name one of the instrument's questions"
        case .notCrossable: "name a select_one question"
        case .noNamesOrLabels: "take it out, or name a question with choices"
        case .unknownEncoding:
            "take one of \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))"
        case .noWeights: "add column: with the variable of the weights, or margins: with a file to rake to"
        case .withoutMargins: "add margins: or take the line out"
        case .capTooLow: "write 5 for weights of at most five times the mean"
        case .badLevel: "write 0.95 for 95 per cent"
        case .quotaWithoutQuestions: "add by: with the questions that the quotas were set on, as in by: [q4]"
        case .groupsWithoutDesign: "take by: out, or write kind: quota (kind: random for strata)"
        case .moreReturned: "correct one of the two numbers"
        case .unknownDesignQuestion(let name, let known):
            nearestName(to: name, among: known).map { "did you mean \($0)?" }
                ?? "name one of the instrument's questions"
        case .notAGroupingQuestion: "name a select_one question"
        case .noSuchWave(_, let near) where !near.isEmpty: "did you mean \(near.joined(separator: " or "))?"
        case .noSuchFolder(_, let nearest?): "did you mean \(nearest)?"
        case .noSuchWave: "name a folder that lies beside this wave's, or take previous out"
        case .noSuchFolder: "name one of the folders in waves"
        case .previousRefused(let name): "make WAVE=\(name) says what is wrong with it; or take previous out"
        case .previousLeadsBack: "take previous out of the first of them"
        case .previousTwice: "name it once"
        case .previousOutOfOrder: "list the latest wave first: changes are measured against it"
        }
    }
}
