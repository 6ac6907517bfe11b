import Problems
import SurveyModel

/// What can be wrong with what is to be counted.
enum TabulateProblem: ProblemWording {
    case unknownQuestion(String, nearest: String?)
    case unknownCode(UnknownCode)
    case notCrossable(String)
    case rakingInParts
    case otherTally
    case repeatedTally(String)
    case derivedName(String)
    case notADate(String, nearest: String?)
    case noLastDay(String)
    case impossibleDates(String, count: Int)
    case unweightedDurations(String)
    case notAWeight(String, nearest: String?)
    case weightMissing(String)
    case weightNotPositive(String)
    case moreBadWeights(Int)
    case smallPopulation(population: Int, respondents: Int)
    case fewReturned(Int, respondents: Int)
    case mixedUndecided(String, apart: String, among: String)
    case incompleteRankings(String, count: Int, of: Int)

    var what: String {
        switch self {
        case .unknownQuestion(let name, _): "the form has no question \(name)"
        case .unknownCode(let unknown): unknown.what
        case .notCrossable(let name):
            "\(name) cannot be crossed with others, since it is not a question with one answer"
        case .rakingInParts: "weights that are raked to margins are made of all respondents, not of parts"
        case .otherTally: "it holds the counts of another form or questionnaire"
        case .repeatedTally(let first): "it holds the counts of the same rows as \(first)"
        case .derivedName(let name): "the derived share \(name) bears the name of a question"
        case .notADate(let name, _): "the form has no date \(name)"
        case .noLastDay(let name):
            "\(name) has not ended for some, and nothing says up to which day it lasted"
        case .impossibleDates(let name, let count):
            "the dates of \(count) rows cannot be, or are open, so that \(name) does not have them: an end before its "
                + "beginning, or a beginning behind the last day of fieldwork"
        case .unweightedDurations(let name): "\(name) and its groups are not weighted"
        case .notAWeight(let name, _): "the form has no number \(name) to weight by"
        case .weightMissing(let name): "the respondent has no weight in \(name)"
        case .weightNotPositive(let name):
            "the weight in \(name) is not a number that somebody can count for"
        case .moreBadWeights(let count): "\(count) more respondents have no weight above 0"
        case .smallPopulation(let population, let respondents):
            "the population of \(population) is smaller than the sample of \(respondents)"
        case .fewReturned(let returned, let respondents):
            "design says that \(returned) forms came back, but the exports hold \(respondents)"
        case .mixedUndecided(let label, let apart, let among):
            "\u{201C}\(label)\u{201D} is marked as missing in \(apart), but is an answer like any other in \(among)"
        case .incompleteRankings(let name, let count, let all):
            "\(count) of \(all) rankings of \(name) leave out an item and are in no figure"
        }
    }

    var remedy: String {
        switch self {
        case .unknownQuestion(_, let nearest?): "did you mean \(nearest)?"
        case .unknownQuestion: "name one of the instrument's questions"
        case .unknownCode(let unknown): unknown.remedy
        case .notCrossable: "take it out of crosstabs: by, or of the demographics"
        case .rakingInParts: "tabulate the form as a whole, or name a column of weights in place of margins"
        case .otherTally: "count this part again with the wave's present files"
        case .repeatedTally: "name each part once"
        case .derivedName: "give it another name"
        case .notADate(_, let nearest?): "did you mean \(nearest)?"
        case .notADate: "name a question of type date"
        case .noLastDay: "write fieldwork: {from: …, to: …} into wave.yml"
        case .impossibleDates: "look for them in coded.csv, and settle them under corrections"
        case .unweightedDurations: "read them as figures of the answers alone"
        case .notAWeight(_, let nearest?): "did you mean \(nearest)?"
        case .notAWeight: "name a decimal or integer question of the instrument"
        case .weightMissing, .weightNotPositive, .moreBadWeights:
            "give the respondent a weight from 1e-9 to 1e12 in the export, or take its row out"
        case .smallPopulation: "correct population in wave.yml; as it is, the sample counts as a census"
        case .fewReturned: "correct returned in wave.yml, or look for forms keyed in twice"
        case .mixedUndecided:
            "one rule for a form: mark it in all, and say in the settings under missing whether it is counted or apart"
        case .incompleteRankings: "see the cells in coded.csv"
        }
    }
}
