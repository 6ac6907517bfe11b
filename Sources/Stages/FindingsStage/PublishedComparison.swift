import NumberText
import Problems
import StageFiles

/// Sets the figures once published beside those of the released tables.
///
/// A figure is reproduced if it was released and, rounded half up to the decimals printed, it is the same.
/// - Parameter report: Told of every figure that is not.
/// - Throws: `Failure` if the file cannot be read or names a figure that the tables do not have.
func compare(_ path: String, forms: [ReleasedForm], report: ProblemReport) throws -> [PublishedRow] {
    var problems: [Problem] = []
    var rows: [PublishedRow] = []
    for entry in try readTeamTable(PublishedFigure.self, at: path, optional: ["code", "source"]) {
        let figure = entry.row
        let position = Position(file: path, line: entry.line)
        guard let form = forms.first(where: { $0.name == figure.form }) else {
            let known = forms.map(\.name)
            problems.append(
                Problem(
                    .error, at: position, FindingsProblem.unknown(kind: "form", figure.form, known: known)))
            continue
        }
        let wrong = form.problems(with: figure)
        guard wrong.isEmpty, let published = figure.value else {
            problems += wrong.map { Problem(.error, at: position, $0) }
            continue
        }
        let row = PublishedRow(figure, published: published, form)
        if let problem = row.problem { report(Problem(.warning, at: position, problem)) }
        rows.append(row)
    }
    if !problems.isEmpty { throw Failure(.data, problems) }
    return rows
}

extension PublishedRow {
    fileprivate init(_ figure: PublishedFigure, published: Double, _ form: ReleasedForm) {
        self.init()
        statement = figure.statement
        self.form = figure.form
        question = figure.question
        measure = figure.measure.rawValue
        code = figure.code
        self.published = published
        reproduced = form.figure(figure)
        decimals = figure.decimals ?? 0
        source = figure.source
        guard let reproduced else {
            agrees = form.withholds(figure) ? .withheld : Agreement.none
            return
        }
        let rounded = [published, reproduced].map { DecimalNumber($0)?.rounded(to: figure.decimals ?? 0) }
        agrees = rounded[0] == rounded[1] ? .yes : .no
    }

    /// What is wrong with the figure, if it is not the published one.
    fileprivate var problem: FindingsProblem? {
        let published = published.map(format) ?? ""
        return switch agrees {
        case .yes: nil
        case .no:
            .notReproduced(question: question, published: published, here: reproduced.map(format) ?? "")
        case .withheld: .withheld(question: question, published: published)
        case .none: .nothingReproduced(question: question, published: published)
        }
    }
}

extension ReleasedForm {
    /// Why a figure cannot be one of this form's.
    fileprivate func problems(with figure: PublishedFigure) -> [FindingsProblem] {
        let name = figure.question
        guard number(of: name) != nil || distributions.contains(where: { $0.question == name }) else {
            let known = instrument.questions.map(\.name)
            return known.contains(name)
                ? [.nothingToCompare(question: name)] : [.unknown(kind: "question", name, known: known)]
        }
        var problems: [FindingsProblem] = []
        if figure.value == nil { problems.append(.noValue(name)) }
        let decimals = figure.decimals ?? 0
        if !(0...6).contains(decimals) { problems.append(.outOfRange("decimals", decimals, 0...6)) }
        let codes = instrument.question(named: name)?.choices.map(\.name) ?? []
        // Answers may be told together, as 3+4.
        let told = distribution(of: name).flatMap { $0.code.split(separator: "+").map(String.init) }
        let isOfAnswer = figure.measure == .share || figure.measure == .count
        if isOfAnswer, !codes.isEmpty, !(codes + told).contains(figure.code) {
            problems.append(.unknown(kind: "answer", figure.code, known: codes))
        }
        return problems
    }

    /// The unweighted figure that was published; `nil` where the tables do not have it.
    fileprivate func figure(_ figure: PublishedFigure) -> Double? {
        let rows = distribution(of: figure.question)
        let row = rows.first { $0.code == figure.code }
        return switch figure.measure {
        case .share: row.flatMap { $0.base ?? 0 < Measurement.leastBaseOfShare ? nil : $0.percent }
        case .count: row?.n.map(Double.init)
        case .base: (rows.first?.base ?? number(of: figure.question)?.n).map(Double.init)
        case .mean: number(of: figure.question)?.mean
        case .minimum: number(of: figure.question)?.min
        case .mode: mode(rows, published: figure.value)
        }
    }

    /// Whether disclosure control keeps the figure back: its cell has no count, its answer is told together with
    /// others, or the number is told without it.
    fileprivate func withholds(_ figure: PublishedFigure) -> Bool {
        let rows = distribution(of: figure.question)
        return switch figure.measure {
        case .share, .count:
            rows.first { $0.code == figure.code }.map { $0.n == nil }
                ?? rows.contains { $0.code.split(separator: "+").contains(Substring(figure.code)) }
        case .base: false
        case .mode: rows.contains { $0.n == nil }
        case .mean, .minimum: number(of: figure.question)?.n ?? 0 > 0
        }
    }

    /// The code of the most frequent answer, if it is a number and alone. Of categories that are told
    /// together, `3+4`, it is the published one, if that is among them.
    private func mode(_ rows: [DistributionRow], published: Double?) -> Double? {
        let most = rows.compactMap { $0.percent == nil ? nil : $0.n }.max()
        let modes = rows.filter { $0.percent != nil && $0.n == most }
        guard modes.count == 1 else { return nil }
        let codes = modes[0].code.split(separator: "+").map { Double($0) }
        return codes.count == 1 ? codes[0] : codes.first { $0 == published } ?? nil
    }
}
