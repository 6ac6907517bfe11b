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

    private let marks = ["5 - excellent", "4 - good", "3 - fair", "2 - poor", "1 - bad"]

    @Test func `a number that begins a label is a label in doubt`() {
        #expect(read(["5", "1", "3"], marks) == [".i", ".i", "3"])
        #expect(read(["5", "1", "4 - good"], marks) == ["1", "5", "2"])
        #expect(read(["2", "3", "0"], ["0 children", "1 child", "2 children"]) == [".i", "3", ".i"])
        #expect(read(["2", "0", "1"], ["0 children", "1 child", "2 children"]) == ["3", "1", "2"])
        #expect(read(["1", "4", "2"], ["1) good", "2) fair", "3) poor", "4) bad"]) == ["1", "4", "2"])
    }

    @Test func `bands may have a unit`() {
        #expect(read(["7", "12", "1"], ["0-5 жыл", "6-10 жыл", "11-20 жыл"]) == ["2", "3", "1"])
        #expect(read(["2", "3"], ["0-5 лет", "6-10 лет", "11-20 лет"]) == [".i", ".i"])
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
