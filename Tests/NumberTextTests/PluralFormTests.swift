import NumberText
import Testing

struct PluralFormTests {
    // 1 респондент, 2 респондента, 5 респондентов: https://cldr.unicode.org/index/cldr-spec/plural-rules
    @Test(arguments: [
        (0, PluralForm.many), (1, .one), (2, .few), (4, .few), (5, .many), (11, .many), (12, .many),
        (14, .many), (21, .one), (22, .few), (25, .many), (101, .one), (111, .many), (112, .many),
    ])
    func `Russian has three forms`(number: Int, form: PluralForm) {
        #expect(PluralForm(of: number, in: "ru") == form)
    }

    @Test func `English has two, Kazakh one`() {
        #expect([0, 1, 2, 21].map { PluralForm(of: $0, in: "en") } == [.many, .one, .many, .many])
        #expect([0, 1, 2, 21].map { PluralForm(of: $0, in: "kk") } == [.many, .many, .many, .many])
    }
}
