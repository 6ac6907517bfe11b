import StageFiles
import SurveyModel

/// What the appendix of methods can tell of, beside the methods and the tests that the tables name.
enum Procedure: String, CaseIterable {
    /// How p-values are adjusted for the number of tests.
    case holm, benjaminiHochberg
    /// From which residual on a cell stands out.
    case residualBound
    /// What weights do to the precision.
    case designEffect
    case raking
    /// Of weights to a cap.
    case trimming
    /// Of those without an answer to a margin's question.
    case spreading
    /// The interval of a change between waves.
    case newcombe
}

extension Edition {
    /// The methods behind the figures of this wave's tables, as flags: the sections of the template `methods`.
    var methods: TemplateContext {
        var keys: Set<String> = []
        for form in input.forms {
            keys.formUnion(methodKeys(form))
            keys.formUnion(procedures(form).map(\.rawValue))
        }
        if input.findings.contains(where: { $0.measure == Rule.Measure.change.rawValue }) {
            keys.insert(Procedure.newcombe.rawValue)
        }
        return Dictionary(uniqueKeysWithValues: keys.map { ($0, true) })
    }

    /// All sections that the template is to have.
    static var methodKeys: [String] {
        Method.allCases.filter(\.isExplained).map { "\($0)" } + TestName.allCases.map(\.rawValue)
            + Procedure.allCases.map(\.rawValue)
    }

    private func methodKeys(_ form: ReleasedForm) -> [String] {
        let columns = Set(
            form.distributions.map(\.method) + form.numbers.map(\.method) + form.crosstabs.map(\.method))
        let methods = columns.flatMap(Method.named).filter(\.isExplained).map { "\($0)" }
        return methods + form.tests.filter { $0.p != nil || $0.statistic != nil }.map(\.test)
    }

    private func procedures(_ form: ReleasedForm) -> [Procedure] {
        let isRaked = form.weight(.marginError) != nil
        let uses: [(Procedure, Bool)] = [
            (
                form.form.statistics.adjustment == .holm ? .holm : .benjaminiHochberg,
                form.tests.contains { $0.pAdjusted != nil }
            ),
            (.residualBound, form.crosstabs.contains { $0.standsOut != .none }),
            (.designEffect, form.isWeighted), (.raking, isRaked),
            (.trimming, isRaked && form.form.weights?.cap != nil),
            (.spreading, isRaked && form.form.weights?.missing == .spread),
        ]
        return uses.filter(\.1).map(\.0)
    }
}

extension Method {
    /// A count or a plain percentage needs no explanation, nor what has no interval.
    fileprivate var isExplained: Bool { ![.apart, .columnPercent, .setByQuota, .setByMargin].contains(self) }
}
