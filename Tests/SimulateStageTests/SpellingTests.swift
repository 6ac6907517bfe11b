import Problems
import Statistics
import SurveyModel
import Testing

@testable import SimulateStage

struct SpellingTests {
    private let labels = ["толығымен қанағаттанамын", "олқылықтар кездеседі", "мүлде қанағаттанбаймын"]

    @Test func `a misspelling is one slip away and far from all others`() {
        var generator = SplitMix64(seed: 1)
        for label in labels {
            let others = labels.filter { $0 != label }
            let misspelt = Spelling(label, others: others, using: &generator).misspelt
            #expect(!misspelt.isEmpty)
            #expect(misspelt.allSatisfy { editDistance($0, label) == 1 })
            #expect(misspelt.allSatisfy { text in others.allSatisfy { editDistance($0, text) >= 4 } })
        }
    }

    @Test func `variants differ in case and spaces only`() {
        var generator = SplitMix64(seed: 1)
        for label in labels {
            let spelling = Spelling(label, others: [], using: &generator)
            #expect(Set(spelling.variants).count == 5)
            #expect(spelling.variants.allSatisfy { MatchingKey($0) == MatchingKey(label) && $0 != label })
        }
    }

    @Test(arguments: ["18-25", "иә", "58+", "жақсы"]) func `short texts and bands have no misspelling`(
        label: String
    ) {
        var generator = SplitMix64(seed: 1)
        #expect(Spelling(label, others: [], using: &generator).misspelt.isEmpty)
    }
}
