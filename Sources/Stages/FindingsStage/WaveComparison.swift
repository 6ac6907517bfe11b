import StageFiles
import SurveyModel

/// A wave before the one in question, with what was released of it.
struct EarlierRelease {
    var wave: Wave
    var forms: [ReleasedForm]

    init(wave: Wave, forms: [ReleasedForm]) {
        self.wave = wave
        self.forms = forms
    }

    /// - Throws: `Failure` if one of its tables cannot be read.
    init(_ wave: Wave, _ output: WaveOutput) throws {
        self.wave = wave
        forms = try wave.forms.map { try ReleasedForm.load($0, output.sibling(wave.name), wave.languages) }
    }
}

/// What is told of a wave beside those before it.
struct WaveComparison {
    /// `nil` without a wave before.
    var changes: [ChangeRow]?
    /// `nil` with fewer than two before.
    var trend: [TrendRow]?

    /// - Parameters:
    ///   - earlier: The latest first.
    ///   - rules: Of the present wave.
    init(_ wave: Wave, _ forms: [ReleasedForm], _ earlier: [EarlierRelease], _ rules: RuleBook) {
        func pairs(_ form: ReleasedForm) -> [FormChanges] {
            earlier.compactMap { release in
                release.forms.first { $0.name == form.name }.map { before in
                    FormChanges(
                        now: form, before: before, previousWave: release.wave.name,
                        hasSameRules: release.wave.swot?.rules == wave.swot?.rules,
                        sources: { rules.sources(of: $0, form: form.name) })
                }
            }
        }
        guard let last = earlier.first else { return }
        changes = forms.flatMap { form in
            pairs(form).first { $0.previousWave == last.wave.name }?.rows ?? []
        }
        if earlier.count > 1 {
            trend = forms.flatMap { FormTrend(wave: wave.name, now: $0, earlier: pairs($0)).rows }
        }
    }
}
