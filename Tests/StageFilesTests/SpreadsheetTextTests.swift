import Testing

@testable import StageFiles

struct SpreadsheetTextTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("-5", "'-5"), ("@a", "'@a"), ("жол", "жол"), ("'5", "'5"), ("", ""),
    ])
    func `formulas are made inert, and found again`(text: String, inert: String) {
        #expect(SpreadsheetText.inert(text) == inert)
        #expect(SpreadsheetText.original(inert) == text)
    }
}
