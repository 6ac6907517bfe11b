import DelimitedText
import Testing

struct TextEncodingTests {
    @Test(
        arguments: [
            ("utf-8", .utf8), ("CP1251", .windows1251), ("Windows-1251", .windows1251), ("KZ-1048", .rk1048),
            ("utf16le", .utf16LittleEndian), ("x-mac-cyrillic", .macCyrillic), ("iso 8859-5", .iso8859Part5),
            ("IBM866", .cp866), ("PTCP154", .pt154),
        ] as [(String, TextEncoding)])
    func `an encoding is known by its usual names`(name: String, encoding: TextEncoding) {
        #expect(TextEncoding(named: name) == encoding)
    }

    @Test func `every encoding is known by its own name, and no other is`() {
        for encoding in TextEncoding.allCases { #expect(TextEncoding(named: encoding.rawValue) == encoding) }
        #expect(TextEncoding(named: "koi8-r") == nil)
    }
}
