import StageFiles
import SurveyModel
import TemplateText

/// How a form is weighted and what that does to its precision.
struct WeightsView: TemplateView {
    var isRaked = false
    /// The questions to whose margins it is raked.
    var margins = ""
    var hasBaseWeights = false
    var cap = ""
    var isSpread = false
    var smallest = ""
    var largest = ""
    var effectiveSize = ""
    var designEffect = ""
    var respondents = ""
}

extension Edition {
    /// `nil` without weights.
    func weights(of form: ReportForm) -> WeightsView? {
        guard form.isWeighted else { return nil }
        let names = (input.margins[form.name] ?? []).map(\.question).distinct
        let weights = form.form.weights
        return WeightsView(
            isRaked: form.weight(.marginError) != nil,
            margins: names.map { label(of: $0, in: form) }.joined(separator: ", "),
            hasBaseWeights: weights?.column != nil
                || form.instrument.questions.contains { $0.role == .weight },
            cap: weights?.cap.map { style.plain($0) } ?? "", isSpread: weights?.missing == .spread,
            smallest: style.number(form.weight(.smallest), decimals: 2),
            largest: style.number(form.weight(.largest), decimals: 2),
            effectiveSize: style.number(form.weight(.effectiveSize), decimals: 1),
            designEffect: style.number(form.weight(.designEffect), decimals: 2),
            respondents: style.plain(form.weight(.respondents)))
    }
}
