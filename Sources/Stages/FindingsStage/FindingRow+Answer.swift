import StageFiles
import SurveyModel

extension FindingRow {
    /// A finding that no rule draws: how many gave an answer, without its words and its evidence.
    ///
    /// - Parameter kind: What begins its id.
    init(_ kind: String, _ row: DistributionRow, of question: Question, _ form: ReleasedForm) {
        self.init()
        id = "\(kind).\(form.name).\(question.name)"
        self.form = form.name
        topic = question.topic
        self.question = question.name
        measure = Rule.Measure.share.rawValue
        code = row.code
        value = row.share.value
        (low, high) = (row.share.low, row.share.high)
        n = row.base
    }
}
