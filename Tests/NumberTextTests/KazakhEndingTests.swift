import Testing

@testable import NumberText

struct KazakhEndingTests {
    /// As spoken: оннан, жиырмадан, отыздан, қырықтан, елуден, алпыстан, жетпістен, сексеннен, тоқсаннан, жүзден, мыңнан,
    /// бірден, үштен, алтыдан, тоғыздан, нөлден; елу пайыздан.
    @Test(arguments: [
        ("10", "нан"), ("20", "дан"), ("30", "дан"), ("40", "тан"), ("50", "ден"), ("60", "тан"),
        ("70", "тен"),
        ("80", "нен"), ("90", "нан"), ("100", "ден"), ("1000", "нан"), ("21", "ден"), ("13", "тен"),
        ("36", "дан"),
        ("109", "дан"), ("0", "ден"), ("2,5", "тен"), ("50\u{A0}%", "дан"), ("25,6\u{A0}%", "дан"),
    ])
    func `a number takes the ending of its last spoken word`(number: String, ending: String) {
        #expect(KazakhEnding.ablative(of: number) == ending)
        #expect(NumberStyle("kk").than(number) == "\(number)-\(ending)")
        #expect(NumberStyle("ru").than(number) == number)
    }
}
