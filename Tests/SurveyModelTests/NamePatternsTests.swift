import Testing

@testable import SurveyModel

struct NamePatternsTests {
    @Test(arguments: ["2020-06-zhambyl", "w", "_w", "a.b", "W-1_2.3"]) func `names of waves`(name: String) {
        #expect(isFolderName(name))
    }

    @Test(arguments: [
        "", ".", "..", ".a", "-rf", "a b", "a/b", "a:b", "a#b", "a=b", "$(x)", "`x`", "a>x", "a\nb", "ә",
        "a;b",
        String(repeating: "a", count: 65),
    ])
    func `what is no name of a wave`(name: String) {
        #expect(!isFolderName(name))
    }

    @Test func `languages are tags`() {
        for tag in ["kk", "en", "ru", "kk-Latn", "kaz"] { #expect(isLanguage(tag)) }
        for tag in ["", "k", "$(shell touch x)", "../../x", "en us", "en.md", "-en", "en-", "kazakh", "қаз"] {
            #expect(!isLanguage(tag))
        }
    }

    @Test func `questions and choices`() {
        for name in ["q1", "q12_1", "жас", "-99", "Q.1"] { #expect(isName(name)) }
        for name in [".i", "a b", "a/b", "a+b", "a'b", "=1", "a\u{202E}", String(repeating: "q", count: 240)]
        {
            #expect(!isName(name))
        }
    }

    @Test func `files may be called almost anything`() {
        for path in ["s/Ответы (1) №2 #3 50% R&D [final] $HOME 'x' a:b.csv", "a b", "ә.csv", "a|b"] {
            #expect(isFilePath(path))
        }
        for path in [
            "a\\b", "a;b", "a=b", "a\nb", "a\tb", "a\u{1B}b", "\u{202E}a", "\u{2028}", "~/a", "a ", "a(b)",
        ] {
            #expect(!isFilePath(path))
        }
    }
}
