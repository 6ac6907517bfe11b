import Foundation

/// A wave of invented respondents who wrote down what may not leave: a phone number, a national id, an
/// e-mail address, a name.
struct ConfidentialWave {
    static let phone = "8 701 555 01 02"
    static let id = "900101000906"
    static let mail = "secret@mail.kz"
    static let name = "Серікбаева"

    /// The distinct marks of what was planted, as they would be found in any spelling.
    static let planted = ["701 555", "87015550102", id, "secret@", "Серікбаев", "Маған"]

    /// - Parameters:
    ///   - respondents: How many answer.
    ///   - keys: Lines of the form in `wave.yml`.
    static func run(
        _ respondents: Int = 60, _ keys: [String] = ["disclosure: {minimum-cell: 3}"]
    ) throws -> WaveRun {
        let surveys = try TemporaryFolder()
        let folder = surveys.url.appending(path: "waves/w")
        let instruments = surveys.url.appending(path: "instruments")
        for new in [folder, instruments] {
            try FileManager.default.createDirectory(at: new, withIntermediateDirectories: true)
        }
        let yaml =
            [
                "forms:", "  f:", "    instrument: form.csv", "    responses: [f.csv]",
                "    coding: coding.csv",
            ]
            + keys.map { "    " + $0 }
        try write(questionnaire, to: instruments.appending(path: "form.csv"))
        try write(coding, to: folder.appending(path: "coding.csv"))
        try write(export(respondents), to: folder.appending(path: "f.csv"))
        try write(yaml.joined(separator: "\n"), to: folder.appending(path: "wave.yml"))
        return try WaveRun(surveys: surveys.url)
    }

    static func write(_ text: String, to file: URL) throws {
        try Data((text + "\n").utf8).write(to: file)
    }

    /// Ages, schooling and answers that go together, so that many cells are small.
    static func export(_ respondents: Int) -> String {
        let lines = (0..<respondents).map { number in
            let age = [1, 1, 1, 2, 2, 3, 4][number * 5 % 7]
            let school = [1, 2, 2, 3, 3, 3][(number * 7 + age) % 6]
            let answer = [1, 1, 1, 2, 2, 3, 4][(number * 3 + age * school) % 7]
            let sources = number % 11 == 0 ? "1 3" : number % 2 == 0 ? "1" : "2"
            return "\(1000 + number),\(age),\(school),\(answer),\(sources),\(text(number))"
        }
        return (["form,q1,q2,q3,q4,q5"] + lines).joined(separator: "\n")
    }

    private static func text(_ number: Int) -> String {
        switch number {
        case 3: "Маған \(phone) хабарласыңыз"
        case 5: "ЖСН \(id)"
        case 8: "жазыңыз \(mail)"
        case 13: "\(name) дәрігер"
        case 21: "Жол жөнделсін"
        default: ""
        }
    }

    private static let coding = """
        question,answer,code,quote
        q5,Маған \(phone) хабарласыңыз,2,
        q5,ЖСН \(id),2,no
        q5,жазыңыз \(mail),2,reviewed
        q5,\(name) дәрігер,1,yes
        q5,Жол жөнделсін,1,иә
        """

    private static let questionnaire = """
        survey
        ,type,name,label::Қазақша (kk),label::English (en),required,relevant,role,scale
        ,text,form,Сауалнама №,Form number,,,id,
        ,select_one age,q1,Жасыңыз,Your age,,,demographic,ordinal
        ,select_one school,q2,Біліміңіз,Your education,,,demographic,ordinal
        ,select_one satisfied,q3,Қанағаттанасыз ба?,Are you satisfied?,,,,ordinal
        ,select_multiple source,q4,Қайдан білесіз?,How do you know?,,,,
        ,text,q5,Ұсынысыңыз,What do you suggest?,no,,,
        ,select_one topic,q5_coded,Ұсыныс тақырыбы,Topic of the suggestion,no,${q5} != '',,
        choices
        ,list_name,name,label::Қазақша (kk),label::English (en)
        ,age,1,18-29,18-29
        ,age,2,30-44,30-44
        ,age,3,45-59,45-59
        ,age,4,60 +,60 and over
        ,school,1,орта,Secondary
        ,school,2,кәсіптік,Vocational
        ,school,3,жоғары,Higher
        ,satisfied,1,иә,Yes
        ,satisfied,2,ішінара,In part
        ,satisfied,3,жоқ,No
        ,satisfied,4,мүлде жоқ,Not at all
        ,source,1,теледидар,Television
        ,source,2,интернет,The internet
        ,source,3,көршілер,Neighbours
        ,topic,1,Жол,Roads
        ,topic,2,Басқа,Other
        settings
        ,form_title,form_id,default_language
        ,Құпия сауалнама,form,Қазақша (kk)
        """
}
