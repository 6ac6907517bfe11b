import Testing

@testable import LabelledData

struct LabelledVariableTests {
    private func text(_ number: Double, _ format: String) -> String {
        LabelledVariable(name: "v", label: "", format: format, isText: false)
            .text(of: .number(number, isMissing: false))
    }

    /// The number is what PSPP keeps for 1 May 2026: `COMPUTE x = DATE.DMY(1,5,2026).`
    @Test func `days are counted in seconds from the beginning of the calendar`() {
        #expect(text(13_996_972_800, "EDATE10") == "2026-05-01")
        #expect(text(13_996_972_800 + 3_661, "DATETIME20") == "2026-05-01 01:01:01")
        #expect(text(86_400, "DATE11") == "1582-10-15")
        #expect(text(3_661, "TIME8") == "01:01:01")
    }

    @Test func `numbers are written in their shortest form`() {
        #expect(text(1, "F8.2") == "1")
        #expect(text(-0.5, "F8.2") == "-0.5")
        #expect(text(1e20, "F8.2") == "1e+20")
    }
}
