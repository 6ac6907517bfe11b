import Problems

/// Texts that stand in some of a wave's languages and not in all of them, so that a report shows another language.
public struct MissingTexts: ProblemWording, Equatable {
    public var language: Language
    public var count: Int
    public var all: Int
    /// What the first of them is the text of.
    public var first: String

    public var what: String {
        let which =
            count == 1
            ? "a text has" : count == all ? "all \(all) texts have" : "\(count) of \(all) texts have"
        return
            "\(which) no \(language), the first of \(first); the report in \(language) shows another language there"
    }

    public var remedy: String { "translate them, or take \(language) out of languages in wave.yml" }
}

extension Wave {
    /// A warning for each file and language of which texts are missing: `wave.yml`, rules, checks, questionnaires.
    public func missingTexts(_ instruments: [Instrument]) throws -> [Problem] {
        let files = [paths.configuration, swot?.rules, maturity?.rules] + forms.map(\.cleaning.checks)
        let written = try files.compactMap(\.self).distinct.flatMap {
            try YAMLDocument(path: $0).missingTexts(languages)
        }
        return written + instruments.flatMap { $0.missingTexts(languages) }
    }
}

extension YAMLDocument {
    /// Mappings by language that lack some of these.
    func missingTexts(_ languages: [Language]) -> [Problem] {
        var texts: [(text: [Language], name: String, line: Int?)] = []
        collect(root, into: &texts)
        return languages.compactMap { language in
            let lacking = texts.filter { !$0.text.contains(language) }
            guard let first = lacking.first else { return nil }
            return Problem(
                .warning, at: position(line: first.line),
                MissingTexts(language: language, count: lacking.count, all: texts.count, first: first.name))
        }
    }

    private func collect(_ value: YAMLValue, into texts: inout [(text: [Language], name: String, line: Int?)])
    {
        for item in value.isList ? value.list : [] { collect(item, into: &texts) }
        guard value.isMapping else { return }
        let entries = value.entries
        let names = entries.map(\.name)
        let isText =
            !names.isEmpty && names.allSatisfy(isLanguage) && entries.allSatisfy(\.value.isText)
            && names.contains { ["kk", "ru", "en"].contains($0) }
        if isText { return texts.append((names, value.name, value.line)) }
        for entry in entries { collect(entry.value, into: &texts) }
    }
}

extension Instrument {
    /// Labels of questions and choices that lack some of these languages.
    func missingTexts(_ languages: [Language]) -> [Problem] {
        var labels = questions.filter { $0.role != .id && $0.role != .weight }.map {
            ($0.label, $0.name, $0.line)
        }
        var seen: Set<String> = []
        for question in questions {
            for choice in question.choices {
                let name = "\(choice.name) of \(question.name)"
                // Questions share lists.
                let key =
                    choice.name + "\n"
                    + choice.label.byLanguage.sorted { $0.key < $1.key }.map(\.value).joined()
                if seen.insert(key).inserted { labels.append((choice.label, name, question.line)) }
            }
        }
        let written = labels.filter { $0.0.byLanguage[""] == nil }
        return languages.compactMap { language in
            let lacking = written.filter { $0.0.byLanguage[language]?.isEmpty ?? true }
            guard let first = lacking.first else { return nil }
            return Problem(
                .warning, at: Position(file: sheet.map { "\(file)[\($0)]" } ?? file, line: first.2),
                MissingTexts(language: language, count: lacking.count, all: written.count, first: first.1))
        }
    }
}
