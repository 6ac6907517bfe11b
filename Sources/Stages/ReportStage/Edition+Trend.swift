import StageFiles
import SurveyModel
import TemplateText

/// All waves side by side.
struct TrendView: TemplateView {
    var title = ""
    var synthetic = false
    var report = ""
    var smallBase = ""
    var smallBaseFrom = ""
    var forms: [TrendFormView] = []
}

struct TrendFormView: TemplateView {
    var title = ""
    /// The earliest first.
    var waves: [GoneView] = []
    var lines: [TrendLineView] = []
    var means: [TrendLineView] = []
    var breaks: [TrendBreakView] = []
}

/// A share or a mean over the waves.
struct TrendLineView: TemplateView {
    var question = ""
    var answer = ""
    /// One of each wave; a dash where there is no figure to set beside the present one.
    var cells: [GoneView] = []
}

struct TrendBreakView: TemplateView {
    var question = ""
    var wave = ""
    var reason = TemplateWord<ChangeRow.Reason>()
}

extension Edition {
    /// `nil` with fewer than three waves.
    var trendView: TrendView? {
        guard let last = input.earlier.first, !input.trend.isEmpty else { return nil }
        return TrendView(
            title: title, synthetic: input.wave.isSynthetic || input.earlier.contains { $0.wave.isSynthetic },
            report: FileName.report(language), smallBase: String(Self.smallBase),
            smallBaseFrom: style.than(String(Self.smallBase)),
            forms: input.forms.map { trend(of: $0, last) })
    }

    /// The names of the waves, the earliest first, and what stands above their columns.
    private var trendWaves: [(name: String, label: String)] {
        let waves = input.earlier.reversed().map(\.wave) + [input.wave]
        let months = waves.map { $0.fieldwork.map { style.month($0.from) } ?? $0.name }
        let areDistinct = Set(months).count == months.count
        return zip(waves, months).map { ($0.name, areDistinct ? $1 : $0.name) }
    }

    private func trend(of form: ReportForm, _ last: EarlierWave) -> TrendFormView {
        let waves = trendWaves
        let rows = input.trend.filter { $0.form == form.name }
        var view = TrendFormView(title: text(form.title), waves: waves.map { GoneView(text: $0.label) })
        // The rest of a derived share has no label, and is told by the share itself.
        let told = rows.filter { row in
            row.reason == .none
                && (row.measure == .mean
                    || form.share(of: row.question, code: row.code)?.label.isEmpty == false)
        }
        for key in told.map(TrendKey.init).distinct {
            let own = told.filter { TrendKey($0) == key }
            let names = names(key.question, key.code, form.name)
            var line = TrendLineView(
                question: names.question, answer: names.answer.isEmpty ? Self.dash : names.answer)
            line.cells = waves.map { wave in
                GoneView(text: own.first { $0.wave == wave.name }.map(figure) ?? Self.dash)
            }
            if key.measure == .mean { view.means.append(line) } else { view.lines.append(line) }
        }
        view.breaks = rows.filter { $0.reason != .none }.map { row in
            TrendBreakView(
                question: question(
                    row.question, row.form, input.earlier.first { $0.wave.name == row.wave } ?? last),
                wave: waves.first { $0.name == row.wave }?.label ?? row.wave, reason: TemplateWord(row.reason)
            )
        }
        return view
    }

    /// A figure with its interval, marked where its base is small.
    private func figure(_ row: TrendRow) -> String {
        let isShare = row.measure == .share
        let value = isShare ? style.percent(row.value) : style.number(row.value, decimals: 2)
        let mark = row.base.map { $0 < Self.smallBase } ?? false ? "*" : ""
        if row.low == nil { return value + mark }
        return "\(value)\(mark) (\(style.interval(row.low, row.high, decimals: isShare ? 1 : 2)))"
    }
}

/// What one line is of.
private struct TrendKey: Hashable {
    let question: String
    let code: String
    let measure: TrendRow.Measure

    init(_ row: TrendRow) { (question, code, measure) = (row.question, row.code, row.measure) }
}
