import Testing

@testable import StageCommand

struct ProgressLineTests {
    @Test func `it tells rows, how many a second, and the share of the file`() {
        let text = ProgressLine.text("w survey-clean citizens", (rows: 120_000, share: 0.25), 4)
        #expect(text == "w survey-clean citizens: 120000 rows, 30000 a second, 25 %")
    }

    @Test func `where no rows are told it tells how long it takes`() {
        #expect(
            ProgressLine.text("w survey-protect", (rows: 0, share: nil), 12.5) == "w survey-protect: 12 s")
    }
}
