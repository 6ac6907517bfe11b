import StageFiles
import SurveyModel
import TemplateText

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
    /// The least difference that the sample could have shown.
    case detectable
}

/// The methods behind the figures, as flags.
struct MethodNames: TemplateWords {
    var chosen: Set<String> = []

    static var names: [String] {
        Method.allCases.filter(\.isExplained).map { "\($0)" } + TestName.allCases.map(\.rawValue)
            + Procedure.allCases.map(\.rawValue)
    }
}

extension Edition {
    /// The methods behind the figures of this wave's tables: the sections of the template `methods`.
    var methods: MethodNames {
        var keys: Set<String> = []
        for form in input.forms {
            keys.formUnion(methodKeys(form))
            keys.formUnion(procedures(form).map(\.rawValue))
        }
        if input.findings.contains(where: { $0.measure == Rule.Measure.change.rawValue }) {
            keys.insert(Procedure.newcombe.rawValue)
        }
        return MethodNames(chosen: keys)
    }

    private func methodKeys(_ form: ReportForm) -> [String] {
        let columns = Set(
            form.distributions.map(\.method) + form.numbers.map(\.method) + form.crosstabs.map(\.method)
                + form.released.durations.map(\.method))
        let methods = columns.flatMap(Method.named).filter(\.isExplained).map { "\($0)" }
        return methods + form.released.tests.filter { $0.p != nil || $0.statistic != nil }.map(\.test)
    }

    private func procedures(_ form: ReportForm) -> [Procedure] {
        let isRaked = form.weight(.marginError) != nil
        let uses: [(Procedure, Bool)] = [
            (
                form.form.statistics.adjustment == .holm ? .holm : .benjaminiHochberg,
                form.released.tests.contains { $0.pAdjusted != nil }
            ),
            (.detectable, detectable(form) != nil),
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
