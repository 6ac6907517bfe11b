import Foundation

/// The answers to a ``PlantedSurvey`` as one of the systems in use exports them.
enum SystemExport: CaseIterable {
    case koboNames, koboLabels, koboFlags, limeSurvey, limeSurveyTexts, surveyMonkey, googleForms, spss, excel
    case qualtrics

    func bytes(of survey: PlantedSurvey) -> [UInt8] {
        var columns: [(heads: [String], cells: [String])] = []
        for (index, question) in survey.questions.enumerated() {
            columns += self.columns(question, survey.answers.map { $0[index] })
        }
        let rows = columns[0].heads.indices.map { row in columns.map { $0.heads[row] } }
        let body = survey.answers.indices.map { row in columns.map { $0.cells[row] } }
        let delimiter = self == .excel ? ";" : ","
        // A row of nothing would be passed over.
        let lines = (rows + body).enumerated().map { number, cells in
            let first = number < rows.count ? (number == 0 ? "row" : "") : "r\(number)"
            return ([first] + cells).map { quoted($0, delimiter) }.joined(separator: delimiter)
        }
        let text = lines.joined(separator: "\r\n") + "\r\n"
        let encoding: String.Encoding = self == .excel ? .windowsCP1251 : .utf8
        return Array(text.data(using: encoding, allowLossyConversion: true) ?? Data())
    }

    private func quoted(_ cell: String, _ delimiter: String) -> String {
        cell.contains(delimiter) || cell.contains("\"") || cell.contains("\n")
            ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
    }

    private var writesLabels: Bool {
        switch self {
        case .koboNames, .koboFlags, .limeSurvey, .spss, .qualtrics: false
        default: true
        }
    }

    private func columns(
        _ question: PlantedSurvey.Question, _ answers: [[PlantedSurvey.Answer]]
    ) -> [(heads: [String], cells: [String])] {
        switch question.kind {
        case .grid:
            return question.rows.indices.map { row in
                (heads(question, row: row), answers.map { word($0[row], question) })
            }
        case .multiple:
            guard marksOptions else {
                return [(heads(question), answers.map { joined($0[0], question) })] + own(question, answers)
            }
            let options = question.choices.filter { $0.code != "other" }
            return options.map { option in
                (heads(question, option: option), answers.map { mark($0[0], option, question) })
            } + own(question, answers)
        case .single:
            return [(heads(question), answers.map { word($0[0], question) })] + own(question, answers)
        case .integer, .decimal, .date: return [(heads(question), answers.map { figure($0[0], question) })]
        }
    }

    private var marksOptions: Bool {
        switch self {
        case .koboFlags, .limeSurvey, .limeSurveyTexts, .surveyMonkey, .spss, .qualtrics: true
        default: false
        }
    }

    /// The header of a column, of as many rows as the system's headers have.
    private func heads(
        _ question: PlantedSurvey.Question, row: Int? = nil, option: (code: String, label: String)? = nil
    ) -> [String] {
        let item = row.map { "\(question.name)_\($0 + 1)" } ?? question.name
        let rowText = row.map { question.rows[$0] }
        switch self {
        case .koboNames: return [row == nil ? item : "\(question.name)/\(item)"]
        case .koboFlags: return [option.map { "\(item)/\($0.code)" } ?? item]
        case .koboLabels: return [rowText.map { "\(question.text)/\($0)" } ?? question.text]
        case .limeSurvey: return [option.map { "\(item)[\($0.code)]" } ?? item]
        case .limeSurveyTexts, .googleForms:
            return [question.text + ((rowText ?? option?.label).map { " [\($0)]" } ?? "")]
        case .surveyMonkey: return [question.text, rowText ?? option?.label ?? "Response"]
        case .spss: return [option.map { "\(item)_\($0.code)" } ?? item]
        case .excel: return ["\(question.name.dropFirst()). \(rowText ?? question.text)"]
        case .qualtrics:
            let name = option.map { "\(item)_\($0.code)" } ?? item
            let text = ([question.text, rowText ?? option?.label].compactMap(\.self)).joined(separator: " - ")
            return [name, text, "{\"ImportId\":\"QID\(name)\"}"]
        }
    }

    private func own(
        _ question: PlantedSurvey.Question, _ answers: [[PlantedSurvey.Answer]]
    ) -> [(heads: [String], cells: [String])] {
        guard question.allowsOwnAnswer else { return [] }
        let cells = answers.map { if case .own(let text) = $0[0] { text } else { "" } }
        let name = "\(question.name)_other"
        let head: [String] =
            switch self {
            case .limeSurvey: ["\(question.name)[other]"]
            case .surveyMonkey: [question.text, "Other (please specify)"]
            case .qualtrics: [name, "\(question.text) - Other - Text", "{\"ImportId\":\"QID\(name)_TEXT\"}"]
            default: [name]
            }
        return [(head, cells)]
    }

    private func word(_ answer: PlantedSurvey.Answer, _ question: PlantedSurvey.Question) -> String {
        switch answer {
        case .blank: return ""
        case .own:
            return self == .limeSurvey
                ? "-oth-" : self == .surveyMonkey ? "" : writesLabels ? "Басқа" : "other"
        case .foreign(let texts): return texts[texts.count - 1]
        case .values(let codes): return self.word(codes[0], question)
        }
    }

    private func word(_ code: String, _ question: PlantedSurvey.Question) -> String {
        let label = question.choices.first { $0.code == code }?.label ?? code
        return writesLabels ? label : self == .spss ? "\(code).0" : code
    }

    private func joined(_ answer: PlantedSurvey.Answer, _ question: PlantedSurvey.Question) -> String {
        let separator = self == .googleForms ? ", " : self == .excel ? "; " : " "
        switch answer {
        case .blank: return ""
        case .own: return word(answer, question)
        case .values(let codes): return codes.map { word($0, question) }.joined(separator: separator)
        case .foreign(let texts):
            return (texts.dropLast().map { word($0, question) } + texts.suffix(1)).joined(
                separator: separator)
        }
    }

    private func mark(
        _ answer: PlantedSurvey.Answer, _ option: (code: String, label: String),
        _ question: PlantedSurvey.Question
    ) -> String {
        let chosen: Bool
        switch answer {
        case .blank: return ""
        case .own: chosen = false
        case .values(let codes): chosen = codes.contains(option.code)
        // An option's column has no room for another text but its own.
        case .foreign(let texts): return option.code == "2" ? texts[texts.count - 1] : ""
        }
        switch self {
        case .koboFlags: return chosen ? "1" : "0"
        case .limeSurvey: return chosen ? "Y" : "N"
        case .limeSurveyTexts: return chosen ? "Yes" : "No"
        case .spss: return chosen ? "1" : "2"
        case .qualtrics: return chosen ? option.code : ""
        default: return chosen ? option.label : ""
        }
    }

    private func figure(_ answer: PlantedSurvey.Answer, _ question: PlantedSurvey.Question) -> String {
        guard case .values(let values) = answer else { return "" }
        switch question.kind {
        case .integer: return self == .spss ? "\(values[0]).0" : values[0]
        case .decimal: return self == .excel ? values[0].replacing(".", with: ",") : values[0]
        case .date: return day(values[0].split(separator: "-").map(String.init))
        default: return values[0]
        }
    }

    private func day(_ parts: [String]) -> String {
        let (year, month, day) = (parts[0], parts[1], parts[2])
        switch self {
        case .excel: return "\(day).\(month).\(year)"
        case .surveyMonkey, .googleForms: return "\(month)/\(day)/\(year)"
        case .limeSurvey, .qualtrics: return "\(year)-\(month)-\(day) 00:00:00"
        case .koboNames: return "\(year)-\(month)-\(day)T10:00:00.000+06:00"
        case .spss:
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            return "\(day)-\(months[(Int(month) ?? 1) - 1])-\(year)"
        default: return "\(year)-\(month)-\(day)"
        }
    }
}
