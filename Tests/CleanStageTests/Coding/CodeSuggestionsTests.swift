import SurveyModel
import Testing

@testable import CleanStage

struct CodeSuggestionsTests {
    private let frame = Question(
        name: "q_coded", kind: .single, label: LocalizedText(["kk": "q"]),
        choices: [
            Choice(name: "1", label: LocalizedText(["kk": "Денсаулық"]), accept: ["дәрігер", "емхана"]),
            Choice(
                name: "2", label: LocalizedText(["kk": "Білім", "ru": "Образование"]), accept: ["мектеп"]),
        ])

    private func suggestion(_ text: String, _ decided: [MatchingKey: [String]] = [:]) -> String? {
        CodeSuggestions(frame, decided: decided).suggestion(for: MatchingKey(text))
    }

    @Test func `endings and Kazakh letters do not count`() {
        #expect(suggestion("Ауылға дәрігерлер керек") == "1")
        #expect(suggestion("емханаға даригер жок") == "1")
        #expect(suggestion("Развивать образования") == "2")
    }

    @Test func `between two codes, or none, nothing is suggested`() {
        #expect(suggestion("мектепте дәрігер жоқ") == nil)
        #expect(suggestion("жол") == nil)
    }

    @Test func `texts decided on before teach`() {
        #expect(suggestion("оқушылар көп", [MatchingKey("оқушылар үш ауысымда"): ["2"]]) == "2")
    }
}
