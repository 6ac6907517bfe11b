import Foundation
import SurveyModel
import Testing

@testable import FindingsStage

/// What the shipped texts do not say: wordings that readers of the language would strike out.
struct ShippedWordingTests {
    /// The templates, the rules and the wave's own tables: everything a report is made of but the questionnaires.
    private static let files: [String: String] = {
        let root = ShippedRulesTests.surveys
        var files: [String: String] = [:]
        for folder in ["templates", "rules", "waves/2020-06-zhambyl"] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
            let tables = ["indicators.csv", "published.csv", "swot-statements.csv"]
            for name in names where !name.hasSuffix(".csv") || tables.contains(name) {
                files[name] = try? String(contentsOfFile: "\(root)/\(folder)/\(name)", encoding: .utf8)
            }
        }
        return files
    }()

    private func places(_ text: String) -> [String] {
        Self.files.filter { $0.value.range(of: text, options: .regularExpression) != nil }.map(\.key).sorted()
    }

    /// Translated word for word, where a Kazakh office writes otherwise.
    @Test(arguments: [
        "Не мен не түйіседі", "Кімнен сұралды", "соңғы тізімдегі жолына", "сенімді көрсеткені",
        "жобаның өзінікі",
        "жеке кезіккен", "деп, бірақ түрі аз", "% мәнінен", "Ең шұғылы бірінші", "ауыспалы бөлігін",
        "хабарлаушыларды", "толқын", "Туу деңгейі", "шекара саудасы", "облыстың бәріне жетеді",
        "Облыс дотацияда",
        "ш\\. м\\.", "бір нәрсені қаншалықты", "Не неге байланысты", "Жақтайды", "бір нәрсе… айта ма",
        "[^а-яәғқңөұүһі]сенімді[^а-яәғқңөұүһі]", "Респонденттердің (\\{\\{)?\\{value", "5-тен \\{value",
    ])
    func `Kazakh is not translated word for word`(wording: String) { #expect(places(wording) == []) }

    /// A base is said to be those who answered, as in the English.
    @Test func `shares are of those who answered, in each language`() throws {
        let book = try RuleBook.load(path: ShippedRulesTests.surveys + "/rules/swot.yml")
        let words: [Language: String] = ["en": "who answered", "kk": "ауап бер", "ru": "ответивших"]
        for rule in book.rules where [.share, .topBox, .firstPlace].contains(rule.measure) {
            for (language, word) in words {
                #expect(rule.text[language].contains(word), "\(rule.id) \(language)")
            }
        }
    }

    /// Printed so; in headings and sentences they are written right.
    @Test(arguments: [
        "Мециналық", "мемллекеттік", "мемлекттік", "комммуналдық", "[^а-яәғқңөұүһі]тған", "кездеселерге",
        "процессі",
        "қызмешінің", "коэффиценті", "тамақдану", "Инвестициялқ", "басқарау", "тууылу",
    ])
    func `slips of the print are in no heading and no sentence`(slip: String) throws {
        #expect(places(slip) == [])
        let pattern = try Regex(slip).ignoresCase()
        for form in ["citizens", "heads"] {
            let instrument = try Instrument.load(path: "\(ShippedRulesTests.surveys)/instruments/\(form).csv")
            // A question without a short label is told in its printed words.
            let short = instrument.questions.filter { $0.short != $0.label }.map(\.short["kk"])
            #expect(short.filter { $0.contains(pattern) } == [])
        }
    }

    @Test(arguments: [
        "\\{value\\}[^\"]* hold that", "of experts|experts say|мнению экспертов|сарапшылардың пікірі",
    ])
    func `nobody holds, and the study's authors are not called experts`(wording: String) {
        #expect(places(wording) == [])
    }

    /// Kazakh ordinals in figures take a hyphen and no ending, numbers the ending their last word asks for.
    @Test(arguments: ["\\d-(ші|шы|інші|ыншы)", "\\{\\{[a-zA-Z]+\\}\\}-(дан|ден|тан|тен|нан|нен)", "бұл бұл"])
    func `endings of numbers are not written by hand`(ending: String) { #expect(places(ending) == []) }

    /// A coding frame that leaves most in "another topic" says nothing.
    @Test(arguments: ["citizens", "heads"])
    func `the coding frame of the wave has a code for what was written`(form: String) throws {
        let path = "\(ShippedRulesTests.surveys)/waves/2020-06-zhambyl/coding-\(form).csv"
        let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
        let instrument = try Instrument.load(path: "\(ShippedRulesTests.surveys)/instruments/\(form).csv")
        let rest = instrument.questions.flatMap(\.choices).filter { $0.label["en"] == "Another topic" }.map(
            \.name)
        let codes = rows.compactMap { $0.split(separator: ",").last.map(String.init) }
        #expect(!rest.isEmpty && codes.count > 10)
        #expect(3 * codes.count(where: rest.contains) < codes.count)
    }
}
