import Testing

@testable import LabelledFile

struct LabelledFormatTests {
    @Test func `a label is shortened between characters, by bytes in SPSS and by characters in Stata`() {
        let kazakh = String(repeating: "қызмет көрсету ", count: 20)
        let sav = fitted(kazakh) { LabelledFormat.sav.fits(variableLabel: $0) }
        #expect(sav.utf8.count <= 255 && sav.utf8.count > 220 && sav.hasSuffix("…"))
        #expect(kazakh.hasPrefix(sav.dropLast()))
        let dta = fitted(kazakh) { LabelledFormat.dta.fits(variableLabel: $0) }
        #expect(dta.count <= 80 && dta.utf8.count > 130)
        // A flag is one character of eight bytes: never half of it.
        let flags = String(repeating: "🇰🇿", count: 40)
        let cut = fitted(flags) { LabelledFormat.sav.fits(valueLabel: $0) }
        #expect(cut == String(repeating: "🇰🇿", count: 14) + "…")
        #expect(fitted("short") { LabelledFormat.sav.fits(valueLabel: $0) } == "short")
    }

    @Test func `names that both programs take stay, others are changed and never fall together`() {
        let names = [
            "q1", "Q1", "q-1", "q_1", "1st", "with", "str5", "q.2", String(repeating: "long", count: 20),
        ]
        let sav = LabelledFormat.sav.names(for: names)
        #expect(sav.prefix(8) == ["q1", "Q1_2", "q_1_2", "q_1", "v1st", "with_v", "str5", "q_2"])
        #expect(sav[8].utf8.count == 64)
        let dta = LabelledFormat.dta.names(for: names)
        #expect(dta[6] == "str5_v" && dta[8].count == 32)
        let many = (0..<200).map { String(repeating: "a", count: 40) + "\($0)" }
        #expect(Set(LabelledFormat.dta.names(for: many)).count == 200)
        #expect(LabelledFormat.dta.names(for: many).allSatisfy { $0.count <= 32 })
    }
}
