import Markdown
import Testing

@Suite struct PipeTableTests {
    @Test func columnsAreAlignedAndPadded() {
        var table = PipeTable(columns: [
            .init(Inline("Answer")), .init(Inline("n"), .right), .init(Inline("%"), .center),
        ])
        table.append([Inline("good"), Inline("12"), Inline("10.0")])
        table.append([Inline("a|b"), Inline("108")])
        #expect(
            table.markdown == """
                | Answer |   n |  %   |
                |:-------|----:|:----:|
                | good   |  12 | 10.0 |
                | a\\|b   | 108 |      |

                """)
    }

    @Test func cellsBeyondTheLastColumnAreLeftOut() {
        var table = PipeTable(columns: [.init(Inline("a"))])
        table.append([Inline("1"), Inline("2")])
        #expect(table.rows == [[Inline("1")]])
    }
}
