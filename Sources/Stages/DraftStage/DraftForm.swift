import DelimitedText
import SurveyModel

/// The draft as an XLSForm in CSV form.
struct DraftForm {
    private let builder: DraftBuilder
    private let export: String
    private let title: String

    init(_ builder: DraftBuilder, export: String, title: String) {
        self.builder = builder
        self.export = export
        self.title = title
    }

    /// What a person has to look at.
    var checks: [String] {
        var checks = builder.questions.flatMap(\.checks)
        if !builder.questions.contains(where: { $0.role == "id" }) {
            checks.append(
                "no column tells the forms apart: give the one that does the type text and the role id")
        }
        if !builder.questions.contains(where: { $0.role == "demographic" }) {
            checks.append("no question seems to be about the respondents: give those the role demographic")
        }
        if !builder.leftOut.isEmpty {
            checks.append("left out as the system's own: \(builder.leftOut.joined(separator: ", "))")
        }
        return checks + [
            "labels are the headers of \(export): compare them with the form, and add other languages"
        ]
    }

    var text: String {
        var writer = RecordWriter()
        writer.write(["survey"])
        writer.write([
            "", "type", "name", label, "required", "constraint", "header", "role", "scale", "topic",
        ])
        for question in builder.questions { write(question, &writer) }
        writer.write(["choices"])
        writer.write(["", "list_name", "name", label, "missing"])
        for question in builder.questions where question.hasChoices {
            for choice in question.choices {
                let isMissing = choice.isMissing ? "yes" : ""
                writer.write(["", question.name, choice.name, choice.label, isMissing])
            }
        }
        writer.write(["settings"])
        writer.write(["", "form_title", "form_id", "default_language"])
        writer.write(["", title, title, language])
        writer.write(["check"])
        writer.write(["", "what to look at"])
        for check in checks { writer.write(["", check]) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func write(_ question: DraftQuestion, _ writer: inout RecordWriter) {
        let scale = question.isOrdinal ? "ordinal" : ""
        let headers = question.headers.joined(separator: "|")
        if case .grid(let items) = question.kind {
            writer.write(["", "begin_group", question.name, question.label])
            for item in items { writer.write(["", "select_one \(question.name)", item.name, item.label]) }
            return writer.write(["", "end_group"])
        }
        let list = question.hasChoices ? " \(question.name)" : ""
        writer.write([
            "", question.type + list, question.name, question.label, "", question.constraint, headers,
            question.role,
            scale, "",
        ])
        if question.allowsOwnAnswer {
            let words = question.label
            writer.write([
                "", "text", "\(question.name)_other", "\(words) (\(otherWord))", "no", "",
                question.otherHeaders.joined(separator: "|"),
            ])
        }
    }

    private var letters: String { builder.questions.map(\.label).joined() }

    private var language: String {
        if letters.contains(where: "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains) { return "Қазақша (kk)" }
        return letters.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
            ? "Русский (ru)" : "English (en)"
    }

    private var label: String { "label::\(language)" }

    private var otherWord: String {
        language.hasSuffix("(kk)") ? "өз жауабы" : language.hasSuffix("(ru)") ? "свой ответ" : "own answer"
    }
}
