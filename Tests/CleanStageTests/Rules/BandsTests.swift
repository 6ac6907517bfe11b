import Testing

@testable import CleanStage

struct BandTests {
    @Test func `bands have two ends or a beginning`() {
        #expect(Band("18-25", code: "1").map { [$0.low, $0.high] } == [18, 25])
        #expect(Band("58 +", code: "4").map { [$0.low, $0.high] } == [58, nil])
        #expect(Band("58+", code: "4")?.contains(90) == true)
        for text in ["жақсы", "25-18", "18-", "+", "2020-06-05", "екі-үш"] {
            #expect(Band(text, code: "1").map(\.low) == nil)
        }
    }
}
