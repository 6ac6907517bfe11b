import SurveyModel
import Testing

@testable import CleanStage

struct ColumnMeaningTests {
    /// What becomes of the texts of a column.
    private func read(
        _ texts: [String], _ labels: [String], declared: ChoiceValues? = nil
    ) -> [String] {
        let question = Question(
            name: "q", kind: .single, label: LocalizedText(["kk": "q"]),
            choices: labels.enumerated().map { Choice(name: "\($0 + 1)", label: LocalizedText(["kk": $1])) })
        var form = SmallForm.form
        form.cleaning.values = declared.map { ["q": $0] } ?? [:]
        let column = RawColumn(index: 0, texts: texts.map { ($0, 1) }, isComplete: true)
        let coder = SingleCoder(question, FormContext(form, SmallForm.instrument), columns: [column])
        return texts.map { coder.code($0).value }
    }

    private let children = ["0", "1", "2", "3 and more"]
    private let bands = ["0-1", "2-5", "6-10", "11+"]

    @Test func `a text that is only a label proves that all are labels`() {
        #expect(read(["0", "1", "2", "3 and more"], children) == ["1", "2", "3", "4"])
        #expect(read(["1", "2", "0"], children) == ["2", "3", "1"])
        #expect(read(["3", "4", "2-5", "12"], bands) == ["2", "2", "2", "4"])
    }

    @Test func `a text that is only a name proves that all are names`() {
        #expect(read(["1", "2", "3", "4"], children) == ["1", "2", "3", "4"])
        #expect(read(["1", "5", "3"], ["3", "2", "1", "x", "y"]) == ["1", "5", "3"])
    }

    @Test func `where neither is proved, or both, the text stays open`() {
        #expect(read(["1", "2"], children) == [".i", ".i"])
        #expect(read(["1", "2", "3"], ["3", "2", "1"]) == [".i", "2", ".i"])
        #expect(read(["1", "0", "4"], children) == [".i", "1", "4"])
        #expect(read(["3", "4"], bands) == [".i", ".i"])
    }

    @Test func `the wave may say which they are`() {
        #expect(read(["1", "2"], children, declared: .names) == ["1", "2"])
        #expect(read(["1", "2"], children, declared: .labels) == ["2", "3"])
        #expect(read(["1.0", "4"], children, declared: .labels) == ["2", ".i"])
    }

    @Test func `a list without such texts needs no proof`() {
        #expect(read(["1", "TV", "2"], ["TV", "Radio"]) == ["1", "1", "2"])
        #expect(read(["1", "2"], ["1", "2"]) == ["1", "2"])
    }
}
