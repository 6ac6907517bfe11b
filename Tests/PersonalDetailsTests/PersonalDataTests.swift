import PersonalDetails
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
        ("+7 (7262) 45-12-34 шалыңыз", "[…] шалыңыз"), ("нөмірі 8.7.0.1.1.2.3.4.5.6.7", "нөмірі […]"),
        ("٨ ٧٠١ ١٢٣ ٤٥ ٦٧", "[…]"), ("тел ８７０１１２３４５６７", "тел […]"), ("①②③④⑤⑥⑦ деп", "[…] деп"),
        ("87О1 123 45 67 (О әрпі)", "[…] (О әрпі)"), ("8\u{200B}701\u{200B}1234567 ғой", "[…] ғой"),
        ("8/701/123/45/67", "[…]"), ("8–701–123–45–67", "[…]"), ("8_701_1234567", "[…]"),
        ("8️⃣ 7️⃣ 0️⃣ 1️⃣ 1️⃣ 2️⃣ 3️⃣ деген", "[…]️⃣ деген"),
        ("есепшот KZ86 125K ZT50 0410 0100", "есепшот […]"), ("KZ86125KZT5004100100", "[…]"),
        ("карта 4400 4301 2345 6789", "карта […]"), ("123-ABC-08 иесі", "[…] иесі"),
        ("жазыңыз: a_b (at) mail (dot) ru", "жазыңыз: […]"), ("@айгүл_01 жазыңыз", "[…] жазыңыз"),
    ])
    func `numbers and addresses are taken out`(text: String, rest: String) {
        #expect(PersonalData.removed(from: text).text == rest)
    }

    @Test(arguments: [
        "Дәрігер жоқ, 2 жылдан бері", "120 000 теңге жетпейді", "2019-2020 жылдары жол жөнделмеді",
        "5 балаға 1 бөлме", "№ 14 мектеп",
    ])
    func `what names nobody stays`(text: String) {
        #expect(PersonalData.removed(from: text).text == text)
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
        ("Дәрігер Айгүл бізді қабылдамады", "Дәрігер [[Айгүл]] бізді қабылдамады"),
        ("әкім А.Б. Серіков", "әкім [[А.Б. Серіков]]"),
        ("врач Петрова С. грубит", "врач [[Петрова С.]] грубит"),
        // At the start, in capitals, in small letters, in Latin ones, with lost and look-alike letters.
        ("Серік бізді алдады", "[[Серік]] бізді алдады"), ("серік бізді алдады", "[[серік]] бізді алдады"),
        ("serik bizdi aldady", "[[serik]] bizdi aldady"), ("Сер?к бізді алдады", "[[Сер?к]] бізді алдады"),
        ("Cepiк бізді алдады", "[[Cepiк]] бізді алдады"), ("С е р і к алдады", "[[С е р і к]] алдады"),
        // After a post, before a form of address, in other cases.
        ("әкім серік жұмыс істемейді", "әкім [[серік]] жұмыс істемейді"),
        ("әкім тұрымтай жұмыс істемейді", "әкім [[тұрымтай]] жұмыс істемейді"),
        ("недовольны акимом сериком", "недовольны акимом [[сериком]]"),
        ("нурлан аға біледі", "[[нурлан]] аға біледі"),
        ("айгүлге айтыңыз", "[[айгүлге]] айтыңыз"), ("нурлана уволили", "[[нурлана]] уволили"),
        // Surnames and patronymics.
        ("Иванов плохо работает", "[[Иванов]] плохо работает"), ("ахметов алды", "[[ахметов]] алды"),
        ("қабылбаева деген", "[[қабылбаева]] деген"),
        ("айтқан ахмет серікұлы еді", "айтқан [[ахмет]] [[серікұлы]] еді"),
        ("с марией ивановной", "с [[марией]] [[ивановной]]"),
        ("Серікбай ақсақал біледі", "[[Серікбай]] ақсақал біледі"),
    ])
    func `what may be a name is marked`(text: String, marked: String) {
        #expect(PersonalData.marked(text).text == marked)
        #expect(PersonalData.marked(text).kinds == [.name])
        #expect(PersonalData.removed(from: text).kinds.isEmpty)
    }

    @Test func `a text in capitals is marked where it may hold a name`() {
        #expect(PersonalData.marked("СЕРІК БІЗДІ АЛДАДЫ").text.contains("[[СЕРІК]]"))
    }

    @Test(arguments: [
        ("Абай көшесі 15, 4 пәтер", [PersonalData.Kind.address]), ("ул. Абая 15 кв 3", [.address]),
        ("1990 жылы туғанмын", [.date]), ("12 мамыр 1990", [.date]), ("1985 г.р.", [.date]),
        ("туған күні 01.02.1990", [.date]), ("сегіз жеті жүз бір бір жүз жиырма үш", [.number]),
        ("восемь семьсот один сто двадцать три", [.number]), ("120 000 теңге", [.number]),
        ("KZ86 125K ZT50 0410 0100", [.account]), ("көлік 123 ABC 08", [.plate]), ("a.b@mail.kz", [.address]),
    ])
    func `what may reach somebody is marked by its kind`(text: String, kinds: [PersonalData.Kind]) {
        #expect(PersonalData.marked(text).kinds == kinds)
    }

    @Test(arguments: [
        "Жол жөнделсін", "Жол жаман. Көпір де жоқ.", "ХҚКО кезегі ұзақ", "Больше врачей в сёлах",
        "су жоқ", "Дін мәселесі шешілмеді", "бәрі болатын еді", "серіктестік керек", "әкімдік жұмысы нашар",
        "әкім жұмысын жақсартсын", "аким работает плохо", "дәрігер мені қарамады",
        "Мөлдірлік жоқ, бәрі қымбат",
        "2019-2020 жылдары жол жөнделмеді", "5 балаға 1 бөлме", "основной вопрос", "Жанармай қымбат",
    ])
    func `a plain sentence is not marked`(text: String) {
        #expect(PersonalData.marked(text).kinds.isEmpty, "\(PersonalData.marked(text).text)")
    }
}
