import LabelledFile
import StageFiles
import SurveyModel

/// A column of `coded.csv` with what `dictionary.csv` tells of it.
struct CodedVariable {
    struct Code {
        var name: String
        var label: LocalizedText
        var isMissing: Bool
    }

    var name: String
    var question = ""
    /// `nil`: the column of the respondents' names.
    var kind: Question.Kind?
    var isOrdinal = false
    var label = LocalizedText()
    /// The question's short label; empty where the questionnaire has none of the variable.
    var short = LocalizedText()
    /// What the column is of within its question: an answer of several, an item to be placed.
    var item = LocalizedText()
    var codes: [Code] = []

    /// The columns in their order, the respondents' names first.
    static func all(_ dictionary: [DictionaryRow], _ instrument: Instrument) -> [CodedVariable] {
        columns(dictionary).map { column in
            var column = column
            guard let question = instrument.question(named: column.question) else { return column }
            column.short = question.short
            column.item =
                question.choices.first { question.variable(of: $0) == column.name }?.label ?? LocalizedText()
            return column
        }
    }

    private static func columns(_ dictionary: [DictionaryRow]) -> [CodedVariable] {
        var variables = [CodedVariable(name: respondentVariable)]
        for row in dictionary {
            if variables[variables.count - 1].name != row.variable {
                variables.append(
                    CodedVariable(
                        name: row.variable, question: row.question, kind: Question.Kind(rawValue: row.type),
                        isOrdinal: row.scale == Question.Scale.ordinal.rawValue, label: row.label))
            }
            if row.code.isEmpty { continue }
            variables[variables.count - 1].codes.append(
                Code(name: row.code, label: row.codeLabel, isMissing: row.missing == "yes"))
        }
        return variables
    }

    /// Whether a respondent did or did not choose one answer of several.
    var isFlag: Bool { kind == .multiple }
    /// Whether its cells are codes of a list.
    var hasCodes: Bool { !codes.isEmpty }
    var isText: Bool { kind == nil || kind == .text }

    /// The label where it fits; else that made of the question's short label; else as much of the question as leaves
    /// room for the item.
    func label(_ language: Language, fitting fits: (Substring) -> Bool) -> String {
        let whole = label[language]
        let item = item[language].isEmpty ? "" : " — " + item[language]
        let short = short[language] + item
        if fits(whole[...]) { return whole }
        if !self.short.isEmpty, fits(short[...]) { return short }
        let question = item.isEmpty || !whole.hasSuffix(item) ? whole : String(whole.dropLast(item.count))
        let cut = fitted(question) { fits(($0 + item)[...]) }
        // Less of the question than that says nothing.
        return cut.count > 20 && fits((cut + item)[...])
            ? cut + item : fitted(self.short.isEmpty ? whole : short, fits)
    }

    /// What a code means, in words.
    func label(of code: Code, _ words: ExportWords, _ language: Language) -> String {
        isFlag ? words[code.name == "1" ? .chosen : .notChosen] : code.label[language]
    }
}
