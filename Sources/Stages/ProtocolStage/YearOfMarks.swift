import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// What each respondent was marked in the parts of the year that have gone, by the waves before.
struct YearOfMarks {
    /// A part of the year: the choice of the question that tells it.
    struct Part: Equatable {
        var quarter: String
        var total: Double?
        var mark: Double?
    }

    /// By respondent and part of the year.
    private var parts: [String: [String: Part]] = [:]

    /// No part but the wave's own.
    init() {}

    /// Reads the waves before, back to the first of the year: the parts of a year come in the order of their choices.
    ///
    /// - Throws: `Failure` if a wave of them has no answers yet, or they cannot be read.
    init(
        before wave: Wave, _ form: Form, _ instrument: Instrument, _ rules: ProtocolRules,
        _ output: WaveOutput
    )
        throws
    {
        guard let quarters = instrument.question(named: rules.quarter)?.choices.map(\.name) else { return }
        var last = quarters.count
        for earlier in try wave.earlierWaves() {
            guard let own = earlier.forms.first(where: { $0.name == form.name }),
                let path = earlier.swot?.rules
            else { return }
            let book = try RuleBook.load(path: path)
            guard let own = book.protocol.map({ ($0, own) }), own.0.form == form.name else { return }
            let asked = try Instrument.load(path: own.1.instrument)
            let indices = book.indices.filter { $0.form == form.name }
            let scores = try IndexScores(indices, asked, file: path)
            var found: Set<Int> = []
            var those: [(String, Part)] = []
            let coded = "\(output.sibling(earlier.name).form(form.name))/\(FileName.coded)"
            try forEachRow(of: coded) { respondent, cell in
                let values = Dictionary(zip(indices.map(\.name), scores.scores(cell))) { first, _ in first }
                let quarter = cell(own.0.quarter)
                guard let place = quarters.firstIndex(of: quarter) else { return }
                found.insert(place)
                those.append(
                    (
                        respondent,
                        Part(
                            quarter: quarter, total: values[own.0.total]?.value,
                            mark: values[own.0.mark]?.value)
                    ))
            }
            // A part that comes behind one already read is of the year before.
            guard let latest = found.max(), latest < last else { return }
            last = found.min() ?? last
            for (respondent, part) in those where parts[respondent]?[part.quarter] == nil {
                parts[respondent, default: [:]][part.quarter] = part
            }
        }
    }

    /// The parts of a respondent's year, with this wave's own, in the order of the choices; a part without a mark has none.
    func parts(of respondent: String, _ own: Part, quarters: [String]) -> [Part] {
        let now = quarters.firstIndex(of: own.quarter)
        return quarters.enumerated().map { place, quarter in
            if quarter == own.quarter { return own }
            let earlier = place < now ?? 0 ? parts[respondent]?[quarter] : nil
            return earlier ?? Part(quarter: quarter)
        }
    }

    /// The mean of the marks that were given and its rounding; `nil` where none was.
    static func result(_ parts: [Part]) -> (total: Double, mark: Double, given: Int)? {
        let totals = parts.compactMap(\.total)
        guard !totals.isEmpty else { return nil }
        let mean = totals.reduce(0, +) / Double(totals.count)
        return (mean, (mean + 1e-9).rounded(), totals.count)
    }
}
