import Testing

@testable import CleanStage

struct ListNumberTests {
    @Test(arguments: [
        ("1) жақсы", "1"), ("2. орташа", "2"), ("б. орташа", "2"), ("(3) Жаман;", "3"), ("3 - жаман", "3"),
        ("а) жақсы", "1"), ("1)", "1"), ("[2] орташа", "2"), ("1) хорошо", "1"), ("2: орташа", "2"),
    ])
    func `the number before an answer does not count`(raw: String, code: String) {
        #expect(SmallForm.clean("finances", raw) == CodedCell(code, .listNumber))
    }

    @Test func `a number that contradicts its answer stays unresolved`() {
        #expect(
            SmallForm.clean("finances", "1) жаман") == CodedCell(".i", .unresolved, candidates: ["1", "3"]))
    }

    @Test(arguments: [("а) жаман", ["1", "3"]), ("б) жақсы", ["1", "2", "3"]), ("c) жақсы", ["1", "3"])])
    func `so does a letter`(raw: String, candidates: [String]) {
        #expect(SmallForm.clean("finances", raw) == CodedCell(".i", .unresolved, candidates: candidates))
    }

    @Test(arguments: [("в) жаман", "3"), ("ә) орташа", "2"), ("b) орташа", "2"), ("B. орташа", "2")])
    func `a letter is the place in any of the alphabets`(raw: String, code: String) {
        #expect(SmallForm.clean("finances", raw) == CodedCell(code, .listNumber))
    }

    @Test func `behind the number letters may be lost or look alike`() {
        #expect(SmallForm.clean("finances", "1) жа?сы") == CodedCell("1", .lostLetters))
        #expect(SmallForm.clean("finances", "2) opташa") == CodedCell("2", .lookAlike))
        #expect(
            SmallForm.clean("finances", "1) жа?ан") == CodedCell(".i", .unresolved, candidates: ["1", "3"]))
    }

    @Test func `a band is no numbered answer`() {
        #expect(
            SmallForm.clean("status", "1-2") == CodedCell(".i", .unresolved, candidates: ["1", "2"]))
    }
}
