import Problems
import StageFiles
import SurveyModel

/// What can be wrong with the files that cleaning reads, and what it could not settle.
enum CleanProblem: ProblemWording, Error {
    /// A text that stays open, how often it comes and what it may be.
    struct OpenText: Equatable {
        var text: String
        var count: Int
        var candidates: [String]
    }

    case missingColumn(String, among: [String])
    case unknownText(String, nearest: String?)
    case noFrame(String)
    case unknownCode(String, question: String, nearest: String?, choices: [String])
    case noChoice(String, Question)
    case severalCodes(question: String, firstLine: Int)
    case contradictingDecision(firstLine: Int)
    case unknownVariable(String, nearest: String?)
    case impossibleDecision(variable: String)
    case excludedNobody(String)
    case excludedSeveral(String, lines: [Int])
    case unresolved(question: String, count: Int, [OpenText])
    case nameOrLabel(question: String, count: Int, [OpenText])
    case mended([QualityReport.Mended], count: Int)
    case staleCorrection(variable: String)
    case correctedNobody(String)
    case correctedSeveral(String, count: Int)
    case uncoded(question: String, count: Int)
    case unlisted(text: String, count: Int, limit: Int)
    case failedCheck(String, count: Int)
    case differing(count: Int)
    case onlyOneEntry(count: Int)
    case tooManyForNearDuplicates(limit: Int)
    case noLastDay(String)
    case unlistedDuplicates(QualityReport.UnlistedDuplicates)

    var what: String {
        switch self {
        case .noLastDay(let name):
            "\(name) is calculated with today(), and nothing says which day that is"
        case .missingColumn(let name, _): "there is no column \(name)"
        case .unknownText(let name, _): "\(name) is no own answer and no open text of the form"
        case .noFrame(let name): "\(name) has no coding frame"
        case .unknownCode(let code, let question, _, _): "\(code) is no choice of \(question)"
        case .noChoice(let code, let question): "\(code) is no choice of \(question.name)"
        case .severalCodes(let question, let line):
            "an answer has a second code, the first on line \(line), but \(question) allows one"
        case .contradictingDecision(let line): "the cell is decided otherwise on line \(line)"
        case .unknownVariable(let name, _): "\(name) is no variable of the form"
        case .impossibleDecision(let variable): "the decision is no answer that \(variable) can have"
        case .excludedNobody(let respondent): "exclude names \(respondent), whom no row carries"
        case .excludedSeveral(let respondent, let lines):
            "exclude names \(respondent), whom several rows carry (lines "
                + lines.map(String.init).joined(separator: ", ") + ")"
        case .unresolved(let question, let count, let texts):
            "\(question): \(count) \(count == 1 ? "answer" : "answers") could not be resolved, the first here"
                + shown(texts)
        case .nameOrLabel(let question, let count, let texts):
            "\(question): \(count) \(count == 1 ? "answer" : "answers") may be one choice's code or another's "
                + "label, the first here\(shown(texts))"
        case .mended(let spellings, let count):
            "\(count) \(count == 1 ? "cell was" : "cells were") taken for slips of the keyboard: "
                + spellings.map {
                    "\($0.question) \u{201C}\(visible($0.raw))\u{201D} for \($0.coded) (\($0.cells))"
                }
                .joined(separator: ", ")
        case .staleCorrection(let variable):
            "the raw text of \(variable) is not the one decided on"
        case .correctedNobody(let respondent): "no row carries \(respondent), or none on that line"
        case .correctedSeveral(let respondent, let count): "\(count) rows carry \(respondent) and that text"
        case .uncoded(let question, let count):
            "\(question): \(count) \(count == 1 ? "text has" : "texts have") no code yet, the first here"
        case .unlisted(let text, let count, let limit):
            "\(text) has more than \(limit) different texts; \(count) more answers are not in uncoded.csv"
        case .failedCheck(let name, let count):
            "\(count) \(count == 1 ? "respondent fails" : "respondents fail") the check \(name), the first here"
        case .differing(let count):
            "the two entries differ in \(count) \(count == 1 ? "cell" : "cells") that no decision settles, the first here"
        case .onlyOneEntry(let count):
            "\(count) \(count == 1 ? "respondent is" : "respondents are") in one of the two entries only"
        case .tooManyForNearDuplicates(let limit):
            "the form has more than \(limit) rows, so near-duplicates were not searched for"
        case .unlistedDuplicates(let unlisted):
            "besides those named in quality.json, \(unlisted.respondents) respondents in \(unlisted.groups) groups have "
                + (unlisted.kind == .sameID ? "a form number" : "all answers") + " in common"
        }
    }

    var remedy: String {
        switch self {
        case .missingColumn(let name, let columns):
            if let nearest = nearestName(to: name, among: columns) {
                "did you mean \(nearest)?"
            } else {
                "let the first row name the columns; the one of the decisions is \(name)"
            }
        case .unknownText(_, let nearest?), .unknownVariable(_, let nearest?): "did you mean \(nearest)?"
        case .unknownCode(_, let question, let nearest, let choices):
            (nearest.map { "did you mean \($0)? " } ?? "")
                + "\(question) has \(choices.joined(separator: ", ")); correct it, or add the choice to the instrument"
        case .noChoice(_, let question):
            "its choices are " + question.choices.map(\.name).joined(separator: ", ")
                + ", or \(EntryDecisions.blank)"
        case .unknownText, .unknownVariable: "take the names from uncoded.csv or double-entry.csv"
        case .noFrame(let name):
            "add a question \(name)_coded with a list of choices to the instrument"
        case .severalCodes, .contradictingDecision: "keep one of the two"
        case .impossibleDecision: "write one of the two values, a code or (blank)"
        case .excludedNobody: "correct the id in wave.yml"
        case .excludedSeveral: "name one of them: {line: …, reason: …}"
        case .unresolved(_, _, let texts):
            (texts.isEmpty ? "" : "add the spelling to accept in the instrument, or ")
                + "complete unresolved.csv and name it under corrections:"
        case .nameOrLabel(let question, _, _):
            "say in wave.yml which they are: values: {\(question): names} or {\(question): labels}"
        case .noLastDay: "write fieldwork: {from: …, to: …} into wave.yml; today() is its last day"
        case .mended: "see mended in quality.json"
        case .staleCorrection: "look at the export, and decide anew"
        case .correctedNobody: "take respondent and line from unresolved.csv"
        case .correctedSeveral: "add the column line, as unresolved.csv has it"
        case .uncoded: "see uncoded.csv, and name the completed file under coding:"
        case .unlisted: "decide on those listed first, then run again"
        case .failedCheck: "see consistency in quality.json"
        case .differing: "see double-entry.csv, and name the completed file under decisions:"
        case .onlyOneEntry: "see only_first and only_second in quality.json"
        case .unlistedDuplicates(let unlisted):
            unlisted.kind == .sameID
                ? "check that the column of the form numbers is the right one"
                : "with few questions many respondents answer alike; they are counted, not named"
        case .tooManyForNearDuplicates: "search in parts of the form if you need them"
        }
    }
}

/// The texts with their counts and what they may be: `: “5-6” 9 times (5 or 6), …`.
private func shown(_ texts: [CleanProblem.OpenText]) -> String {
    if texts.isEmpty { return "" }
    let told = texts.map { text in
        let candidates = text.candidates.isEmpty ? "" : " (\(text.candidates.joined(separator: " or ")))"
        let count = text.count == 1 ? "once" : "\(text.count) times"
        return "\u{201C}\(visible(text.text))\u{201D} \(count)\(candidates)"
    }
    return ": " + told.joined(separator: ", ")
}

/// A text short enough for a message.
private func visible(_ text: String) -> String { text.count > 40 ? "\(text.prefix(40))…" : text }
