import StageFiles
import SurveyModel

extension Instrument {
    /// The rows of `dictionary.csv`: every variable of `coded.csv`, once for each of its codes.
    func dictionary(_ languages: [Language]) -> [DictionaryRow] {
        questions.filter { $0.role != .id }.flatMap { $0.dictionary(languages) }
    }
}

extension Question {
    fileprivate func dictionary(_ languages: [Language]) -> [DictionaryRow] {
        switch kind {
        case .single:
            choices.map { row(name, label, code: $0.name, $0.label, isMissing: $0.isMissing) }
        case .multiple:
            choices.flatMap { choice in
                ["1", "0"].map { code in
                    row(
                        variable(of: choice), joined(choice, languages), code: code,
                        code == "1" ? choice.label : LocalizedText(), isMissing: choice.isMissing)
                }
            }
        case .rank:
            choices.map { row(variable(of: $0), joined($0, languages)) }
        case .integer, .decimal, .text, .date:
            [row(name, label)]
        }
    }

    private func joined(_ choice: Choice, _ languages: [Language]) -> LocalizedText {
        LocalizedText(
            Dictionary(uniqueKeysWithValues: languages.map { ($0, "\(label[$0]) — \(choice.label[$0])") }))
    }

    private func row(
        _ variable: String, _ label: LocalizedText, code: String = "",
        _ codeLabel: LocalizedText = LocalizedText(),
        isMissing: Bool = false
    ) -> DictionaryRow {
        var row = DictionaryRow()
        row.variable = variable
        row.question = name
        row.type = kind.rawValue
        row.scale = scale.rawValue
        row.label = label
        row.code = code
        row.codeLabel = codeLabel
        row.missing = isMissing ? "yes" : ""
        return row
    }
}
