import StageFiles
import SurveyModel

extension Edition {
    /// How a form is weighted and what that does to its precision; no sections without weights.
    func weights(of form: ReleasedForm) -> TemplateContext {
        let names = input.margins[form.name] ?? []
        return [
            "isWeighted": form.isWeighted, "isRaked": form.weight(.marginError) != nil,
            "margins": names.map { label(of: $0, in: form) }.joined(separator: ", "),
            "hasBaseWeights": form.form.weights?.column != nil
                || form.instrument.questions.contains { $0.role == .weight },
            "cap": style.plain(form.form.weights?.cap), "hasCap": form.form.weights?.cap != nil,
            "isSpread": form.form.weights?.missing == .spread,
            "smallest": style.number(form.weight(.smallest), decimals: 2),
            "largest": style.number(form.weight(.largest), decimals: 2),
            "effectiveSize": style.number(form.weight(.effectiveSize), decimals: 1),
            "designEffect": style.number(form.weight(.designEffect), decimals: 2),
            "respondents": style.plain(form.weight(.respondents)),
        ]
    }
}
