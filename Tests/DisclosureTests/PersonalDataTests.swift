import Disclosure
import Testing

struct PersonalDataTests {
    @Test(arguments: [
        ("Маған 8 701 123 45 67 нөміріне хабарласыңыз", "Маған […] нөміріне хабарласыңыз"),
        ("звоните +7(701)123-45-67!", "звоните […]!"), ("тел. 43-12-34", "тел. […]"),
        ("тел 87011234567", "тел […]"), ("ЖСН 900101300017 тексеріңіз", "ЖСН […] тексеріңіз"),
        ("пишите на a.b-c@mail.kz", "пишите на […]"), ("https://egov.kz/x?y=1 істемейді", "[…] істемейді"),
        ("сайт zhambyl.gov.kz ашылмайды", "сайт […] ашылмайды"), ("инстаграм @aigul_01", "инстаграм […]"),
        ("көлік 123 ABC 08 тұр", "көлік […] тұр"), ("авто H 123 ABC", "авто […]"),
        ("машина 123авс08", "машина […]"), ("туған күні 01.02.1990", "туған күні […]"),
    ])
    func `numbers and addresses are taken out`(text: String, rest: String) {
        #expect(PersonalData.removed(from: text) == rest)
    }

    @Test(arguments: [
        "Дәрігер жоқ, 2 жылдан бері", "120 000 теңге жетпейді", "2019-2020 жылдары жол жөнделмеді",
        "5 балаға 1 бөлме", "№ 14 мектеп",
    ])
    func `what names nobody stays`(text: String) {
        #expect(PersonalData.removed(from: text) == text)
    }

    /// Worked out by hand. The first: 1·9 + 4·1 + 6·1 + 7·3 + 11·1 = 51, which is 7 modulo 11. The second:
    /// 9 + 4 + 6 + 90 = 109 is 10, and by the other weights 27 + 6 + 8 + 9 = 50 is 6 modulo 11.
    @Test func `a national id is known by its check digit`() {
        let digits = { (text: String) in text.compactMap(\.wholeNumberValue) }
        #expect(PersonalData.isNationalID(digits("900101300017")))
        #expect(PersonalData.isNationalID(digits("900101000906")))
        #expect(!PersonalData.isNationalID(digits("900101300018")))
        #expect(!PersonalData.isNationalID(digits("90010130001")))
    }

    @Test(arguments: [
        "Дәрігер Айгүл бізді қабылдамады", "Иванов плохо работает", "әкім А.Б. Серіков",
        "Серікбай ақсақал біледі", "айтқан ахмет серікұлы еді", "врач Петрова С. грубит",
    ])
    func `a text that may hold a name is known`(text: String) {
        #expect(PersonalData.mayHoldName(text))
    }

    @Test(arguments: [
        "Жол жөнделсін", "Жол жаман. Көпір де жоқ.", "ХҚКО кезегі ұзақ", "Больше врачей в сёлах",
        "су жоқ",
    ])
    func `a plain sentence is not taken for one`(text: String) {
        #expect(!PersonalData.mayHoldName(text))
    }
}
