import StageFiles
import SurveyModel

/// A row of `tests.csv` before its p-value is adjusted for the number of tests.
struct FormTest {
    var row = TestRow()
    /// Whether its p-value is the one that decides on its question and demographic. One row of each pair
    /// is; the family over which p-values are adjusted is made of these.
    var isDecisive = false

    init(_ test: TestName, of question: String, by: String = "", notes: [TestNote] = []) {
        row.question = question
        row.by = by
        row.test = test.rawValue
        add(notes)
    }

    mutating func add(_ notes: [TestNote]) {
        row.note = ([row.note] + notes.map(\.text)).filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
