import Testing

struct ReferenceTests {
    /// A set that failed to load would leave the tests without cases, and so without failures.
    @Test func `the set holds every kind of case`() {
        #expect(Reference.count > 1_000)
        let kinds = [
            "columns", "family", "fisher", "grid", "groups", "number", "ordinal", "pspp", "raking", "ranking",
            "simulated", "sparse", "table", "weighted", "wilson",
        ]
        for kind in kinds { #expect(!Reference.cases(of: kind).isEmpty, "no case of \(kind)") }
    }
}
