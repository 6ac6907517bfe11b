import PersonalDetails
import Testing

struct PersonalDataCellsTests {
    @Test(arguments: [
        ("Аты-жөні", "name"), ("Өтініш берушінің аты-жөні", "name"), ("ФИО заявителя", "name"),
        ("Ф.И.О.", "name"),
        ("Т.А.Ә.", "name"), ("Фамилия", "name"), ("Тегі", "name"), ("Full name", "name"),
        ("Applicant", "name"),
        ("Мекен жайы", "address"), ("Мекенжайы", "address"), ("Адрес проживания", "address"),
        ("Тұрғылықты жері", "address"), ("E-mail", "address"), ("Электрондық пошта", "address"),
        ("Home address", "address"), ("Байланыс т.номері", "number"), ("Байланыс телефоны", "number"),
        ("Моб. тел.", "number"), ("Контактный телефон", "number"), ("Phone", "number"),
        ("WhatsApp", "number"),
        ("ЖСН", "account"), ("ИИН", "account"), ("ИИН/ЖСН", "account"), ("IIN", "account"),
        ("Жеке куәлік нөмірі", "account"), ("Паспорт №", "account"), ("Туған күні", "date"),
        ("Дата рождения", "date"), ("Date of birth", "date"), ("  жсн  ", "account"),
        ("3. Аты-жөні:", "name"),
    ])
    func `headers of registers are known`(header: String, kind: String) {
        #expect(PersonalData.kind(ofHeader: header)?.rawValue == kind)
    }

    @Test(arguments: [
        "Тақырып", "Сала", "Қабылдау күні", "Жауап беру мерзімі", "Қызметкер", "Реттік саны",
        "Номер обращения",
        "Тема", "Управление", "Срок ответа", "Department", "Name of department", "Топик", "Отдел", "Димитрий",
        "Қарауға түскен басқарма-ұйым", "Өтініш берушінің жынысы", "Пол заявителя", "Возраст", "",
    ])
    func `other headers are not`(header: String) {
        #expect(PersonalData.kind(ofHeader: header) == nil)
    }

    @Test(arguments: [
        ("Ахметова Гүлмира Серікқызы", "name"), ("Ким Ольга Ивановна", "name"), ("Жүнісов Қ.Б.", "name"),
        ("Иванов И. И.", "name"), ("СЕЙТҚАЛИ ЕРЛАН", "name"), ("ахметов серик", "name"),
        ("Абай көшесі, 12 үй, 3 пәтер", "address"), ("ул. Толе би, 45", "address"),
        ("a.b@mail.kz", "address"),
        ("+7 701 555 01 23", "number"), ("87015550123", "number"), ("850101300015", "account"),
    ])
    func `a cell that holds a person is one`(cell: String, kind: String) {
        #expect(PersonalData.kind(ofCell: cell)?.rawValue == kind)
    }

    @Test(arguments: [
        "Әлеуметтік", "Бала-бақша", "мектепте орын жоқ", "Қ-01", "2025/14", "300 теңге", "", "3",
        "орта білім", "PHD",
        "дәрігерге жазылу мүмкін емес, шағымданамын",
    ])
    func `other cells are not`(cell: String) {
        #expect(PersonalData.kind(ofCell: cell) == nil)
    }

    @Test(arguments: [
        ("хабарласыңыз 8 701 555 01 23", "хабарласыңыз […]"),
        ("мен, ЖСН 850101300015, көмек", "мен, ЖСН […], көмек"),
        ("үйіміз Абай көшесі, 12 үй, 3 пәтер, су жоқ", "[…] үй, […], су жоқ"),
        ("дәрігерге жазылу мүмкін емес", "дәрігерге жазылу мүмкін емес"),
        ("шешім жоқ, Ахметова Гүлмира Серікқызы", "шешім жоқ, […]"),
        ("мен, бекжанова роза қуанышқызы, көмек", "мен, […], көмек"),
        ("Төле би к-сі 12 үйде су жоқ", "[…] үйде су жоқ"), ("д. 5, су жоқ", "[…], су жоқ"),
        ("жазыңыз: abai . p @ mail . kz", "жазыңыз: […]"),
        ("300 теңге жетпейді", "300 теңге жетпейді"),
        ("жауабын abai.petition@mail.kz мекенжайына", "жауабын […] мекенжайына"), ("", ""),
    ])
    func `from a text the person is taken out`(text: String, wanted: String) {
        #expect(PersonalData.cleared(text).text == wanted)
    }
}
