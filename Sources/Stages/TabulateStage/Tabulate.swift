import DelimitedText
import Problems
import StageFiles
import Statistics
import SurveyModel

/// Counts a form: `distributions.csv`, `numbers.csv`, `crosstabs.csv` and `tests.csv`, all in one pass over
/// `coded.csv`.
public func tabulate(_ wave: Wave, form: Form, output: WaveOutput, report: ProblemReport) throws {
    let folder = output.form(form.name)
    let instrument = try Instrument.load(path: form.instrument)
    let derived = try wave.derivedShares(of: form, instrument)
    let demographics = try form.demographics(instrument, configuration: wave.paths.configuration)
    var count = FormCount(instrument, derived: derived, demographics: demographics)

    let coded = try RecordReader(path: "\(folder)/\(FileName.coded)")
    let header = try coded.next()?.fields ?? []
    let columns = Dictionary(header.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    while let record = try coded.next() { count.add(CodedRecord(columns: columns, fields: record.fields)) }

    let languages = wave.languages
    let items = count.items(population: form.population)
    let crossed = items.flatMap { item in
        demographics.enumerated().filter { $0.element.name != item.item.name }.map { (item, $0.element, $0.offset) }
    }
    let stage = try StageOutput(folder: folder, isPrivate: true)
    try stage.write(items.flatMap { $0.distribution() }, to: FileName.distributions, languages: languages)
    try stage.write(count.numbers(population: form.population), to: FileName.numbers, languages: languages)
    try stage.write(
        crossed.flatMap { $0.0.crosstab(by: $0.1, $0.2) }, to: FileName.crosstabs, languages: languages)
    try stage.write(
        adjusted(crossed.flatMap { $0.0.tests(by: $0.1, $0.2) }), to: FileName.tests, languages: languages)
    try stage.commit()
}

/// All counts of a form.
private struct FormCount {
    private let readers: [ItemReader]
    private let demographics: [ItemReader]
    private var tallies: [Tally]
    private var numberTallies: [NumberTally]

    init(_ instrument: Instrument, derived: [DerivedShare], demographics: [ClosedItem]) {
        let questions = instrument.questions.filter { $0.role != .id }
        readers =
            questions.compactMap { ClosedItem($0).map { ItemReader($0) } }
            + derived.map { ItemReader($0, instrument) }
        self.demographics = demographics.map { ItemReader($0) }
        let categories = demographics.map(\.codes.count)
        tallies = readers.map { Tally(codes: $0.item.codes.count, categories: categories) }
        numberTallies = questions.flatMap(NumberTally.tallies)
    }

    mutating func add(_ record: CodedRecord) {
        let categories = demographics.map { demographic -> Int? in
            demographic(record).standings.firstIndex(of: .present)
                .flatMap { demographic.item.codes[$0].isMissing ? nil : $0 }
        }
        for index in readers.indices { tallies[index].add(readers[index](record), categories: categories) }
        for index in numberTallies.indices { numberTallies[index].add(record) }
    }

    func items(population: Int?) -> [TabulatedItem] {
        zip(readers, tallies).map { TabulatedItem(item: $0.item, tally: $1, population: population) }
    }

    func numbers(population: Int?) -> [NumberRow] {
        numberTallies.map { $0.row(population: population) }
    }
}

/// The tests with p-values adjusted for the number of tests of the form (Holm).
private func adjusted(_ tests: [TestRow]) -> [TestRow] {
    let tested = tests.indices.filter { tests[$0].p != nil }
    let adjusted = holm(tested.compactMap { tests[$0].p })
    var tests = tests
    for (index, p) in zip(tested, adjusted) { tests[index].pAdjusted = p }
    return tests
}

extension Wave {
    /// The derived shares of a form, their conditions checked against its questions.
    fileprivate func derivedShares(of form: Form, _ instrument: Instrument) throws -> [DerivedShare] {
        guard let rules = swot?.rules else { return [] }
        let derived = try RuleBook.load(path: rules).derived.filter { $0.form == form.name }
        let names = instrument.questions.map(\.name)
        let problems = derived.flatMap { share -> [Problem] in
            let unknown = share.condition.questions.filter { !names.contains($0) }.map { name in
                TabulateProblem.unknownQuestion(name, nearest: nearestName(to: name, among: names))
            }
            let taken = names.contains(share.name) ? [TabulateProblem.derivedName(share.name)] : []
            return (unknown + taken).map { Problem(.error, at: Position(file: rules), $0) }
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
        return derived
    }
}

extension Form {
    /// The items to cross the others with.
    fileprivate func demographics(_ instrument: Instrument, configuration: String) throws -> [ClosedItem] {
        let names = crosstabsBy ?? instrument.demographics.map(\.name)
        return try names.map { name in
            guard let question = instrument.question(named: name) else {
                let nearest = nearestName(to: name, among: instrument.questions.map(\.name))
                throw Failure.data(
                    at: Position(file: configuration), TabulateProblem.unknownQuestion(name, nearest: nearest))
            }
            guard question.kind == .single, let item = ClosedItem(question) else {
                throw Failure.data(at: Position(file: configuration), TabulateProblem.notCrossable(name))
            }
            return item
        }
    }
}
