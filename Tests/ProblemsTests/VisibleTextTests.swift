import Problems
import Testing

struct VisibleTextTests {
    @Test(arguments: [
        ("Қала – 5 %\u{A0}№", "Қала – 5 %\u{A0}№"), ("\u{1B}[31mred", "\\u{1B}[31mred"),
        ("a\u{7}b", "a\\u{7}b"),
        ("\u{9B}2J", "\\u{9B}2J"), ("\u{202E}txt.exe", "\\u{202E}txt.exe"), ("\u{2028}", "\\u{2028}"),
        ("\u{FEFF}id", "\\u{FEFF}id"), ("é👩‍👩‍👧", "é👩‍👩‍👧"), ("tab\tx\u{7F}", "tab\\u{9}x\\u{7F}"),
    ])
    func `control characters are shown, letters stay`(text: String, shown: String) {
        #expect(visible(text) == shown)
    }
}
