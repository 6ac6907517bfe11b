import Problems
import Testing

struct NearestNameTests {
    @Test(arguments: [
        ("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("kitten", "sitting", 3),
    ])
    func `edits are counted, a swap of neighbours as one`(a: String, b: String, distance: Int) {
        #expect(editDistance(a, b) == distance)
    }

    @Test func `the nearest known name is found, a far one is not`() {
        let known = ["responses", "instrument", "blank"]
        #expect(nearestName(to: "respnses", among: known) == "responses")
        #expect(nearestName(to: "colour", among: known) == nil)
    }
}
