import DelimitedText
import Glibc
import Problems

extension Wave {
    /// Reads `wave.yml` of a wave's folder `SURVEYS/waves/W` and resolves its paths.
    ///
    /// - Parameter beforeFieldwork: Files that it names need not be there yet.
    /// - Throws: `Failure` with every problem found, each at its line; with cause `missingInput` if all
    ///   that is wrong is that files do not exist.
    public static func load(folder: String, beforeFieldwork: Bool = false) throws -> Wave {
        guard let paths = WavePaths(folder: folder) else {
            throw Failure.data(at: Position(file: folder), WaveProblem.notAWaveFolder)
        }
        guard isFolderName(paths.name) else {
            throw Failure.data(at: Position(file: folder), WaveProblem.badName(paths.name))
        }
        if access(paths.wave, F_OK) != 0, let failure = paths.noSuchWave { throw failure }
        let document = try YAMLDocument(path: paths.configuration)
        let reader = WaveReader(paths: paths, document: document)
        let wave = reader.wave()
        try document.finish()
        if !beforeFieldwork, !reader.missing.isEmpty { throw Failure(.missingInput, reader.missing) }
        return wave
    }
}

extension WavePaths {
    /// That there is no such wave, with the nearest of those there are; `nil` where there are none.
    fileprivate var noSuchWave: Failure? {
        let waves = waveNames
        if waves.isEmpty { return nil }
        let problem = Problem(
            .error, at: Position(file: wave),
            WaveProblem.noSuchFolder(name, nearest: nearestName(to: name, among: waves)))
        return Failure(.missingInput, [problem])
    }
}

// The keys of wave.yml; Documentation/wave.yml.example shows each.

enum WaveKey: String, YAMLKey {
    case title, region, fieldwork, synthetic, languages, forms, swot, maturity, published, previous
}

enum FieldworkKey: String, YAMLKey { case from, to }

enum FormKey: String, YAMLKey {
    case instrument, responses, population, weights, statistics, blank, unselected, crosstabs
    case disclosure, design, encoding, ragged, coding, decisions, exclude, values, corrections, panel
    case longestCell = "longest-cell"
    case secondEntry = "second-entry"
}

enum CrosstabsKey: String, YAMLKey { case by }

enum SwotKey: String, YAMLKey { case rules, indicators, statements }

enum MaturityKey: String, YAMLKey { case rules, answers }

/// Makes a wave of its configuration.
final class WaveReader {
    let paths: WavePaths
    let document: YAMLDocument
    /// Files that are named but not there.
    private(set) var missing: [Problem] = []

    init(paths: WavePaths, document: YAMLDocument) {
        self.paths = paths
        self.document = document
    }

    func wave() -> Wave {
        var wave = Wave(name: paths.name, paths: paths)
        guard let keys = document.root.mapping(WaveKey.self) else { return wave }
        wave.title = keys.localized(.title)
        wave.region = keys.localized(.region)
        wave.isSynthetic = keys[.synthetic]?.bool ?? false
        if let value = keys[.languages], case let languages = value.strings, !languages.isEmpty {
            for language in languages where !isLanguage(language) {
                value.report(WaveProblem.badLanguage(language))
            }
            if let twice = languages.firstRepeated { value.report(WaveProblem.languageTwice(twice)) }
            wave.languages = languages
        }
        wave.fieldwork = keys[.fieldwork].flatMap(fieldwork)
        wave.forms = forms(keys.required(.forms))
        wave.swot = keys[.swot].flatMap(swot)
        wave.maturity = keys[.maturity].flatMap(maturity)
        wave.published = keys[.published].flatMap { file($0, in: [paths.wave]) }
        wave.previousWaves = keys[.previous].map(previous) ?? []
        wave.previousLine = keys[.previous]?.line
        return wave
    }

    private func forms(_ value: YAMLValue?) -> [Form] {
        guard let value else { return [] }
        let forms = value.entries.compactMap { form($0.name, $0.value) }
        if value.entries.isEmpty { value.report(WaveProblem.noForms) }
        return forms
    }

    private func form(_ name: String, _ value: YAMLValue) -> Form? {
        if !isFolderName(name) { value.report(WaveProblem.badName(name)) }
        if isReserved(name) { value.report(WaveProblem.reservedName(name)) }
        guard let keys = value.mapping(FormKey.self) else { return nil }
        let instrument = keys.required(.instrument).flatMap { file($0, in: paths.instrumentFolders) }
        let responses = exports(keys.required(.responses))
        if let value = keys[.responses], value.isList, value.list.isEmpty {
            value.report(WaveProblem.noResponses(form: name))
        }
        let design = keys[.design].flatMap { self.design($0) }
        // A full count is of those who were asked.
        let counted = design?.kind == .census ? design?.selected : nil
        var form = Form(
            name: name, instrument: instrument ?? "", responses: [],
            exportRules: exportRules(keys), cleaning: cleaningRules(keys, instrument: instrument),
            blank: keys.strings(.blank),
            unselected: keys.strings(.unselected),
            crosstabsBy: keys[.crosstabs]?.mapping(CrosstabsKey.self)?[.by]?.strings,
            population: keys[.population]?.int(in: 1...mostPeople) ?? counted,
            weights: keys[.weights].flatMap(weights),
            statistics: keys[.statistics].map(statistics) ?? StatisticsOptions(),
            disclosure: keys[.disclosure].map(disclosure) ?? DisclosureRules(),
            design: design, isPanel: keys[.panel]?.bool ?? false)
        form.exports = responses
        for key in [FormKey.crosstabs, .values] { form.lines[key.rawValue] = keys[key]?.line }
        return form
    }

    private func exportRules(_ keys: YAMLMapping<FormKey>) -> ExportRules {
        var rules = ExportRules()
        if let value = keys[.encoding], let name = value.string {
            rules.encoding = TextEncoding(named: name)
            if rules.encoding == nil { value.report(WaveProblem.unknownEncoding(name)) }
        }
        if let ragged = keys[.ragged]?.word(ExportRules.RaggedRows.self) { rules.raggedRows = ragged }
        if let bytes = keys[.longestCell]?.int(in: 1...(1 << 30)) { rules.longestField = bytes }
        return rules
    }

    private func previous(_ value: YAMLValue) -> [String] {
        var names: [String] = []
        for name in value.strings {
            if !isFolderName(name) || name == paths.name {
                value.report(WaveProblem.badName(name))
                continue
            }
            if names.contains(name) {
                value.report(WaveProblem.previousTwice(name))
                continue
            }
            if access(paths.sibling(name).configuration, F_OK) != 0 {
                let near = nearNames(to: name, among: paths.waveNames.filter { $0 != paths.name })
                missing.append(
                    Problem(.error, at: value.position, WaveProblem.noSuchWave(name, near: near)))
            }
            names.append(name)
        }
        return names
    }

    private func swot(_ value: YAMLValue) -> SwotFiles? {
        guard let keys = value.mapping(SwotKey.self),
            let rules = keys.required(.rules).flatMap({ file($0, in: paths.ruleFolders) })
        else { return nil }
        return SwotFiles(
            rules: rules, indicators: keys[.indicators].flatMap { file($0, in: [paths.wave]) },
            statements: keys[.statements].flatMap { file($0, in: [paths.wave]) })
    }

    private func maturity(_ value: YAMLValue) -> MaturityFiles? {
        guard let keys = value.mapping(MaturityKey.self),
            let rules = keys.required(.rules).flatMap({ file($0, in: paths.ruleFolders) }),
            let answers = keys.required(.answers).flatMap({ file($0, in: [paths.wave]) })
        else { return nil }
        return MaturityFiles(rules: rules, answers: answers)
    }

    func file(_ value: YAMLValue, in folders: [String]) -> String? {
        value.string.flatMap { file($0, at: value, in: folders) }
    }

    func file(_ name: String, at value: YAMLValue?, in folders: [String]) -> String? {
        guard let path = paths.resolve(name, in: folders) else {
            value?.report(WaveProblem.leavesSurveys(name))
            return nil
        }
        if name.isEmpty || !isFilePath(path) {
            value?.report(WaveProblem.badFileName(name))
            return nil
        }
        if access(path, F_OK) != 0 {
            let position = value?.position ?? Position(file: document.file)
            missing.append(Problem(.error, at: position, WaveProblem.missingFile(name, folders: folders)))
        }
        return path
    }
}

/// Whether a form's folder would be called like one of the folders or files beside it.
private func isReserved(_ name: String) -> Bool {
    ["tables", "charts", "paper", "keying"].contains(name)
        || [".csv", ".json", ".txt", ".md", ".docx", ".html", ".pdf", ".xlsx"].contains { name.hasSuffix($0) }
}
