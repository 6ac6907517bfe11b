import Foundation
import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

/// The printed points of Appendix Б and the rows of the shipped wave, one to one.
struct AppendixBTests {
    /// For each factor and quadrant the numbers printed, in order. `[1]`: the only point, printed without a number;
    /// `I.1`, `II.1`: 8.1 has two lists.
    private static let printed = """
        1.1.1 strength 1 2 3
        1.1.1 weakness 1
        1.2.1 strength 1 2 3 4 5 6
        1.2.1 weakness 1 2
        1.2.2 strength 1 2
        1.2.2 weakness 1 2
        1.3.1 strength 1
        1.3.1 weakness 1
        1.3.2 strength 1 2
        1.3.2 weakness 1 2 3 4
        1.3.3 strength 1 2 3
        1.3.3 weakness 1 2 3
        1.4.1 strength 1 2 3
        1.4.1 weakness 1
        1.5.1 strength 1 2 3
        1.5.1 weakness 1 2 3
        1.6.1 strength 1 2
        1.6.1 weakness 1 2 3 4
        2.1 strength 1
        2.1 weakness 1 2 3 4
        2.2 strength 1 2
        2.3 strength 1
        3.1 strength 1
        3.1 weakness 1
        3.2 strength 1
        3.3 strength 1 2
        3.3 weakness [1]
        3.4 strength 1 2
        3.4 weakness 1 2 3
        4.1.1 strength 1 2
        4.1.1 weakness 1
        4.2.1 strength 1 2 3
        4.2.2 strength 1
        4.2.3 strength 1
        4.3.1 strength 1 2 3 4
        4.3.1 weakness 1
        4.3.2 strength 1
        4.3.3 strength 1 2
        4.3.3 weakness 1
        5.1 strength 1 2 3
        5.1 weakness 1 2
        6.1 strength 1 2 3
        6.1 weakness 1
        6.2 strength 1 2 3 4
        6.2 weakness 1
        7 strength 1 2 3 4
        7 weakness 1 2
        8 strength 1 2 3
        8.1 strength I.1 I.2 II.1 II.2 II.3 II.4 II.5
        8.1 weakness I.1 II.1
        8.2 strength 1 2 3 4 5 6 7
        8.2 weakness 1 2
        8.3 strength 1 2 3 4
        8.3 weakness 1 2
        8.4 strength 1 2 3 4
        8.4 weakness 1 2 3 4
        8.5 strength 1 2 3 4
        8.5 weakness 1 2
        9.1 strength 1
        9.1 weakness 1
        9.2 strength 1
        9.2 weakness 1
        9.3 strength 1 2
        Б2.1 opportunity 1
        Б2.1 threat 1
        Б2.2 opportunity 1 2 3 4 5 6 7 8 9 10 11
        Б2.2 threat 1
        Б2.3 opportunity 1 2
        Б2.3 threat 1
        Б2.4 opportunity 1 2
        Б2.4 threat 1
        Б2.5 opportunity 1 2 3
        Б2.5 threat 1
        Б2.6 opportunity 1 2 3 4
        Б2.6 threat 1
        Б2.7 opportunity 1 2 3 4 5
        Б2.7 threat 1 2 3
        Б2.8 opportunity 1
        Б2.9 opportunity 1
        Б2.10 opportunity 1
        Б2.10 threat 1
        Б2.11 opportunity 1
        """

    /// The figures printed with a point; they must stand in the row that carries it, in each language.
    private static let figures: [String: [String]] = [
        "1.2.1 strength 2": ["140"], "1.3.2 strength 2": ["2019"], "1.3.2 weakness 4": ["5", "11"],
        "1.3.3 strength 1": ["2475", "552", "1923"], "1.3.3 strength 3": ["3"],
        "1.4.1 strength 1": ["104", "2,1", "35", "6", "3", "4", "13", "30"],
        "1.4.1 strength 2": ["2019", "13,9"], "1.5.1 strength 3": ["70", "3500", "2488"],
        "2.1 weakness 2": ["1500"], "4.3.3 strength 2": ["3"], "5.1 strength 2": ["2019"],
        "8.1 strength I.1": ["41,6", "39"],
    ]

    private struct Carrier {
        var place: String
        var texts: [Language: String]
    }

    private let book: RuleBook
    private let statements: [StatementRow]
    private let carriers: [Carrier]

    init() throws {
        book = try RuleBook.load(path: ShippedRulesTests.surveys + "/rules/swot.yml")
        let wave = ShippedRulesTests.surveys + "/waves/2020-06-zhambyl"
        statements = try StatementTable(path: wave + "/swot-statements.csv", book).rows.map(\.row)
        let indicators = try IndicatorTable(path: wave + "/indicators.csv", book)
        let languages = ["kk", "en", "ru"]
        let told =
            indicators.findings(beside: book, languages)
            + RuleRun(forms: [], indicators: indicators, languages: languages)
            .findings(of: book.rules.filter { $0.measure == .indicator })
        carriers =
            statements.map {
                Carrier(
                    place: Self.place($0.factor, $0.quadrant, $0.source), texts: $0.text.byLanguage)
            }
            + told.filter { $0.quadrant != .none }.map { finding in
                let row = indicators.row(finding.question)
                let label = row?.label.byLanguage ?? [:]
                return Carrier(
                    place: Self.place(finding.factor, finding.quadrant, row?.source ?? ""),
                    texts: finding.text.byLanguage.merging(label) { "\($0) \($1)" })
            }
    }

    /// Factor, quadrant and the number that ends the source; the source must name the factor as printed.
    private static func place(_ factor: String, _ quadrant: Quadrant, _ source: String) -> String {
        let parts = source.split(separator: ", ").map(String.init)
        let table = factor.hasPrefix("Б2.") ? "Б.2" : "Б.1"
        let printed = factor.hasPrefix("Б2.") ? String(factor.dropFirst(3)) : factor
        guard parts.count == 3, parts[0] == table, parts[1] == printed else { return "\(factor): \(source)" }
        return "\(factor) \(quadrant.rawValue) \(parts[2])"
    }

    private static var places: [String] {
        printed.split(separator: "\n").flatMap { line in
            let words = line.split(separator: " ")
            return words.dropFirst(2).map { "\(words[0]) \(words[1]) \($0)" }
        }
    }

    @Test func `every printed point is carried by one row, and every row carries one`() {
        #expect(Self.places.count == 191)
        #expect(carriers.map(\.place).sorted() == Self.places.sorted())
    }

    @Test func `every factor of the rules is printed, and the other way round`() {
        let printed = Set(Self.places.compactMap { $0.split(separator: " ").first.map(String.init) })
        #expect(printed == Set(book.factors.map(\.id)))
    }

    @Test func `every figure printed with a point stands in its row, in each language`() throws {
        for (place, figures) in Self.figures {
            let carrier = try #require(carriers.first { $0.place == place })
            for (language, text) in carrier.texts {
                let numbers = text.split { !$0.isNumber && $0 != "," && $0 != "." }
                    .map { $0.trimmingCharacters(in: [".", ","]).replacing(".", with: ",") }
                for figure in figures { #expect(numbers.contains(figure), "\(place) \(language): \(figure)") }
            }
        }
    }

    @Test func `every statement is told in three languages, each in its own letters`() {
        for row in statements {
            for language in ["kk", "en", "ru"] {
                let text = row.text[language]
                #expect(text.hasSuffix("."), "\(row.source): \(text)")
                let isCyrillic = text.unicodeScalars.contains { ("а"..."я").contains($0) }
                #expect(isCyrillic == (language != "en"), "\(row.source): \(text)")
            }
        }
    }

    /// What was once said otherwise than printed.
    @Test func `words that were mistaken once are right`() throws {
        func text(_ place: String, _ language: Language) throws -> String {
            try #require(carriers.first { $0.place == place }?.texts[language])
        }
        #expect(try text("Б2.3 threat 1", "en").contains("control"))
        #expect(try text("Б2.3 threat 1", "kk").contains("бақыл"))
        #expect(try text("6.1 weakness 1", "en").contains("renewal"))
        #expect(try text("Б2.10 opportunity 1", "en").contains("can be"))
        #expect(try text("1.5.1 strength 3", "en").contains("71.1%"))
    }

    /// Two of the study's sources say the opposite of the survey: on housing and on the air.
    @Test func `a matter is shared by at least two sources that can be compared or paired`() {
        let uses = book.rules.map(\.matter) + statements.map(\.matter)
        for matter in book.matters.map(\.id) {
            #expect(uses.filter { $0 == matter }.count > 1, "\(matter)")
        }
    }
}
