/// What a system writes into one column: its header, and a respondent's cell.
extension SystemStyle {
    func header(_ question: SystemSurvey.Question, option index: Int? = nil) -> [String] {
        let (name, text) = (question.name, question.text)
        let code = index.map { question.codes[$0] }
        let label = index.map { question.choices[$0] }
        let above = question.heading.isEmpty ? "" : question.heading
        switch self {
        case .koboNames, .koboSplitLabels: return [code.map { "\(name)/\($0)" } ?? name]
        case .koboLabels: return [above.isEmpty ? text : "\(above)/\(text)"]
        case .limeSurveyCodes: return [code.map { "\(name)[\($0)]" } ?? name]
        case .limeSurveyTexts:
            return [above.isEmpty ? text + (label.map { " [\($0)]" } ?? "") : "\(above) [\(text)]"]
        case .limeSurveyCodesAndTexts:
            return [code.map { "\(name)[\($0)]. \(text) [\(label ?? "")]" } ?? "\(name). \(text)"]
        case .surveyMonkeyExpanded, .surveyMonkeyCondensed:
            return above.isEmpty
                ? [text, label ?? (question.kind == .text ? "Open-Ended Response" : "Response")]
                : [above, text]
        case .googleForms, .excelOneColumn: return [above.isEmpty ? text : "\(above) [\(text)]"]
        case .qualtricsValues, .qualtricsTexts:
            let variable = code.map { "\(name)_\($0)" } ?? name
            return [
                variable, text + (label.map { " - Selected Choice - \($0)" } ?? ""),
                "{\"ImportId\":\"\(variable)\"}",
            ]
        case .spssValues, .spssLabels: return [code.map { "\(name)_\($0)" } ?? name]
        case .excelLabels: return [label.map { "\(text): \($0)" } ?? text]
        }
    }

    func ownHeader(_ question: SystemSurvey.Question) -> [String] {
        let (name, text) = (question.name, question.text)
        switch self {
        case .koboNames, .koboSplitLabels, .spssValues, .spssLabels, .excelLabels, .excelOneColumn:
            return ["\(name)_other"]
        case .koboLabels, .googleForms: return ["\(text) in your own words"]
        case .limeSurveyCodes: return ["\(name)[other]"]
        case .limeSurveyTexts: return ["\(text) [Другое]"]
        case .limeSurveyCodesAndTexts: return ["\(name)[other]. \(text) [Другое]"]
        case .surveyMonkeyExpanded, .surveyMonkeyCondensed: return [text, "Другое (пожалуйста, укажите)"]
        case .qualtricsValues, .qualtricsTexts:
            return ["\(name)_9_TEXT", "\(text) - Другое - Text", "{\"ImportId\":\"\(name)_TEXT\"}"]
        }
    }

    /// The cell of an option's column; of a ranking, its place.
    func mark(_ question: SystemSurvey.Question, _ index: Int, _ value: String) -> String {
        if question.kind == .rank || value.isEmpty { return value }
        let isChosen = value == "1"
        switch self {
        case .limeSurveyCodes: return isChosen ? "Y" : "N"
        case .limeSurveyTexts, .limeSurveyCodesAndTexts: return isChosen ? "Да" : "Нет"
        case .surveyMonkeyExpanded, .qualtricsTexts: return isChosen ? question.choices[index] : ""
        case .qualtricsValues: return isChosen ? "1" : ""
        case .spssValues: return isChosen ? "1" : "2"
        case .spssLabels: return isChosen ? "Выбрано" : "Не выбрано"
        case .koboSplitLabels: return isChosen ? "TRUE" : "FALSE"
        default: return value
        }
    }

    func cell(_ question: SystemSurvey.Question, _ value: String) -> String {
        switch question.kind {
        case .single, .grid:
            guard let index = question.codes.firstIndex(of: value) else { return "" }
            if value == "other", self == .limeSurveyCodes { return "-oth-" }
            if isText { return question.choices[index] }
            return self == .spssValues && Int(value) != nil ? value + ".00" : value
        case .decimal:
            let isComma =
                delimiter == ";" && self == .excelLabels || self == .excelOneColumn || self == .spssValues
            return isComma ? value.replacing(".", with: ",") : value
        case .date:
            let parts = value.split(separator: "-")
            guard parts.count == 3 else { return "" }
            if writesMonthFirst { return "\(parts[1])/\(parts[2])/\(parts[0])" }
            switch self {
            case .limeSurveyCodes, .limeSurveyTexts, .limeSurveyCodesAndTexts: return "\(value) 00:00:00"
            case .excelLabels, .excelOneColumn, .spssValues, .spssLabels, .googleForms:
                return parts.reversed().joined(separator: ".")
            default: return value
            }
        default: return value
        }
    }
}
