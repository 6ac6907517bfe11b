import Foundation
import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

/// The shipped templates on small surveys of every kind.
struct ShippedTemplatesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../surveys/templates").standardizedFileURL.path
    private static let languages = ["en", "kk", "ru"]

    /// How each language says things that must, or must not, be told.
    private enum Phrase: CaseIterable {
        case quota, random, census, convenience, untold
        case asIfDrawn, population, onlyThoseWhoAnswered, sample

        subscript(language: Language) -> String {
            let texts =
                switch self {
                case .quota: ("was set beforehand, without a draw", "жеребе тартылмаған", "жребия не было")
                case .random: ("Drawn at random", "Кездейсоқ іріктеме", "Случайный отбор")
                case .census: ("Everybody was asked", "Барлығы сұралды", "Опрошены все")
                case .convenience:
                    (
                        "Those were asked who could be reached", "Қолжетімді адамдар ғана сұралды",
                        "кого удалось застать"
                    )
                case .untold: ("wave.yml (design)", "wave.yml файлында (design)", "в wave.yml (design)")
                case .asIfDrawn:
                    (
                        "computed as if the respondents had been drawn", "кездейсоқ іріктелгендей есептелген",
                        "как если бы респонденты были отобраны"
                    )
                case .population: ("In the population", "Халықтағы үлесі", "В населении")
                case .onlyThoseWhoAnswered:
                    (
                        "The figures describe those who answered", "Сандар жауап бергендерге ғана қатысты",
                        "Цифры описывают ответивших"
                    )
                case .sample: ("Who answered", "Кімдер жауап берді", "Кто ответил")
                }
            return language == "kk" ? texts.1 : language == "ru" ? texts.2 : texts.0
        }
    }

    // Read once; never changed after.
    nonisolated(unsafe) private static let templates = Result {
        try languages.reduce(into: [:]) { $0[$1] = try Templates(folders: [folder], language: $1) }
    }

    private func report(_ input: ReportInput, _ language: Language) throws -> String {
        let templates = try #require(try Self.templates.get()[language])
        return templates.report.render(Edition(Outline(input), language, templates.words).reportView)
    }

    /// What a part of the report says.
    private func part(_ id: String, of report: String) throws -> Substring {
        let parts = ["brief", "findings", "survey"]
        let starts = try parts.map { try #require(report.range(of: "## <a id=\"\($0)\"></a>")?.lowerBound) }
        let place = try #require(parts.firstIndex(of: id))
        return report[starts[place]..<(place + 1 < starts.count ? starts[place + 1] : report.endIndex)]
    }

    private static let question = SmallReport.question([
        SmallReport.choice("1", "clean", .positive), SmallReport.choice("2", "foul", .negative),
        SmallReport.choice("3", "so so", .neutral),
    ])

    /// A hundred people, 60 of them men, of whom 70 call the air foul.
    private func form(_ design: SampleDesign?) -> ReleasedForm {
        var form = SmallReport.form(Self.question, [("1", 20), ("2", 70), ("3", 10)])
        form.distributions += [("1", 60), ("2", 40)].map { code, n in
            var row = DistributionRow()
            (row.question, row.code, row.n, row.base, row.percent) = ("q2", code, n, 100, Double(n))
            row.label = SmallReport.group.choice(named: code)?.label ?? LocalizedText()
            return row
        }
        form.form.design = design
        return form
    }

    private var finding: FindingRow {
        var finding = FindingRow()
        (finding.id, finding.form, finding.topic, finding.question) = ("foul", "people", "ecology", "q1")
        (finding.measure, finding.code, finding.n) = (Rule.Measure.share.rawValue, "2", 100)
        (finding.value, finding.low, finding.high) = (70, 65, 75)
        (finding.verdict, finding.atLeast) = (.firm, 50)
        finding.text = LocalizedText(everywhere: "70.0% call the air foul.")
        return finding
    }

    @Test(arguments: Self.languages)
    func `three parts follow each other, and the list of contents leads to each`(language: String) throws {
        let text = try report(SmallReport.input(form(nil), findings: [finding]), language)
        let places = try ["brief", "findings", "survey"].map { part in
            #expect(text.contains("](#\(part))"))
            return try #require(text.range(of: "## <a id=\"\(part)\"></a>")?.lowerBound)
        }
        #expect(places == places.sorted())
        // No heading without a text below it, no heading without words.
        #expect(!text.contains(/\n#+ *\n/) && !text.contains(/:\*\* *\n\n\*\*/))
    }

    @Test(arguments: Self.languages)
    func `the design is told where the survey is told of, and where intervals appear first`(
        language: String
    ) throws {
        let designs: [(SampleDesign?, Phrase)] = [
            (SampleDesign(kind: .quota, by: ["q2"]), .quota), (SampleDesign(kind: .random), .random),
            (SampleDesign(kind: .census), .census), (SampleDesign(kind: .convenience), .convenience),
            (nil, .untold),
        ]
        for (design, phrase) in designs {
            let text = try report(SmallReport.input(form(design), findings: [finding]), language)
            let (brief, findings) = (try part("brief", of: text), try part("findings", of: text))
            let survey = try part("survey", of: text)
            #expect(survey.contains(phrase[language]), "\(phrase) \(language)")
            let others = designs.map(\.1).filter { $0 != phrase }
            #expect(others.allSatisfy { !survey.contains($0[language]) }, "\(phrase) \(language)")
            // Of a draw and of a full count nothing is "as if".
            let isDrawn = design?.isProbability == true
            let told = findings.range(of: Phrase.asIfDrawn[language])?.lowerBound
            let first = try #require(findings.range(of: "(n = 100")?.lowerBound)
            #expect(told.map { $0 < first } == (isDrawn ? nil : true), "\(phrase) \(language)")
            #expect(brief.contains(Phrase.onlyThoseWhoAnswered[language]) == !isDrawn)
        }
    }

    @Test(arguments: Self.languages)
    func `the population stands beside the sample only where its shares are known`(language: String) throws {
        var input = SmallReport.input(form(SampleDesign(kind: .random)))
        let without = try report(input, language)
        #expect(!without.contains(Phrase.population[language]) && without.contains(Phrase.sample[language]))
        input.margins["others"] = [ReportInput.Margin(question: "q2", code: "1", percent: 48.5)]
        #expect(try !report(input, language).contains(Phrase.population[language]))
        input.margins["people"] = [
            ReportInput.Margin(question: "q2", code: "1", percent: 48.5),
            ReportInput.Margin(question: "q2", code: "2", percent: 51.5),
        ]
        let with = try report(input, language)
        #expect(with.contains(Phrase.population[language]))
        let rows = with.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("q2.") }
        let cells = rows.map {
            $0.split(separator: "|").suffix(2).map { $0.prefix { $0 != "\u{A0}" && $0 != "%" } }
        }
        #expect(
            cells.map { $0.map { $0.replacing(",", with: ".").filter { $0 != " " } } }
                == [["60.0", "48.5"], ["40.0", "51.5"]])
    }

    @Test(arguments: Self.languages)
    func `a threshold stands beside the word, and of a topic of one question one question is named`(
        language: String
    ) throws {
        let text = try report(SmallReport.input(form(nil), findings: [finding]), language)
        let firm = [
            "en": "firm: above 50%", "kk": "нық: 50\u{A0}%-дан жоғары", "ru": "твёрдо: выше 50\u{A0}%",
        ]
        #expect(text.contains(firm[language] ?? "?"))
        var suggestive = finding
        suggestive.verdict = .suggestive
        let guess = [
            "en": "suggestive: threshold 50%", "kk": "болжамды: межесі 50\u{A0}%",
            "ru": "вероятно: порог 50\u{A0}%",
        ]
        #expect(
            try report(SmallReport.input(form(nil), findings: [suggestive]), language)
                .contains(guess[language] ?? "?"))
        let one = ["en": "(question [", "kk": ")-сұрақ)", "ru": "(вопрос ["]
        #expect(text.contains(one[language] ?? "?"))
    }

    @Test(arguments: Self.languages)
    func `what is to be known of the printed form is said once`(language: String) throws {
        var remarked = form(nil)
        remarked.instrument.remark = LocalizedText(everywhere: "Ages overlap at 36.")
        let parts = try report(SmallReport.input(remarked), language).components(
            separatedBy: "Ages overlap at 36.")
        #expect(parts.count == 2 && parts[0].contains("## <a id=\"survey\"></a>"))
    }

    @Test(arguments: Self.languages)
    func `a published figure that is withheld is said to be`(language: String) throws {
        var row = PublishedRow()
        (row.form, row.question, row.measure, row.published) = ("people", "q1", "min", 4)
        var told: [String] = []
        for agrees in [PublishedRow.Agreement.withheld, .none, .yes, .no] {
            row.agrees = agrees
            var input = SmallReport.input(form(nil))
            input.published = [row]
            let line = try report(input, language).split(separator: "\n").first { $0.contains("| 4 |") }
            told.append(String(line?.split(separator: "|").last ?? ""))
        }
        #expect(Set(told).count == 4)
        let word =
            ["en": "disclosure control", "kk": "құпиялылық", "ru": "конфиденциальности"][language] ?? "?"
        #expect(told.map { $0.contains(word) } == [true, false, false, false])
    }

    @Test(arguments: Self.languages)
    func `one respondent, two and five are told in their own forms`(language: String) throws {
        for (n, russian) in [(1, "1 человек,"), (2, "2 человека,"), (5, "5 человек,"), (21, "21 человек,")] {
            var few = form(nil)
            var respondents = QualityRow()
            respondents.n = n
            few.quality = [respondents]
            let text = try report(SmallReport.input(few), language)
            let words = ["en": n == 1 ? "1 person," : "\(n) people,", "kk": "\(n) адам,", "ru": russian]
            #expect(text.contains(words[language] ?? "?"), "\(n)")
        }
    }

    /// A survey that has nothing but its answers.
    @Test(arguments: Self.languages)
    func `without findings, groups and fieldwork nothing stands empty`(language: String) throws {
        let plain = ReleasedForm(
            form: Form(name: "people", instrument: "", responses: []),
            instrument: Instrument(
                file: "i.csv", title: LocalizedText(everywhere: "People"), languages: ["en"],
                questions: [Self.question]))
        let text = try report(SmallReport.input(plain), language)
        #expect(
            !text.contains("()") && !text.contains(" ,") && !text.contains("{{") && !text.contains(": .")
                && !text.contains("\n. "))
        #expect(!text.contains(Phrase.sample[language]))
    }
}
