import DelimitedText
import Foundation
import IngestStage
import Problems
import StageFiles
import SurveyModel

/// Exports read in by an instrument, in a folder of their own that goes with the value.
final class IngestRun {
    private let folder: URL
    let wave: Wave
    let output: WaveOutput
    private(set) var warnings: [Problem] = []
    private(set) var responses: [[String]] = []
    private(set) var report: IngestReport?

    /// - Throws: `Failure` as `ingest` does.
    init(
        _ exports: [[UInt8]], by instrument: String, rules: ExportRules = ExportRules(),
        values: [String: ChoiceValues] = [:], isStrict: Bool = false
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let files = exports.indices.map { folder.appending(path: "export-\($0 + 1).csv") }
        self.folder = folder
        let form = Form(
            name: "form", instrument: folder.appending(path: "form.csv").path, responses: files.map(\.path),
            exportRules: rules, cleaning: CleaningRules(values: values))
        wave = Wave(name: "w", paths: WavePaths(surveys: folder.path, wave: folder.path), forms: [form])
        output = WaveOutput(output: folder.appending(path: "output").path, wave: "w")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(instrument.utf8).write(to: folder.appending(path: "form.csv"))
        for (bytes, file) in zip(exports, files) { try Data(bytes).write(to: file) }
        var warnings: [Problem] = []
        try ingest(wave, form: form, output: output, isStrict: isStrict) { warnings.append($0) }
        self.warnings = warnings
        let reader = try RecordReader(path: "\(output.form("form"))/\(FileName.responses)")
        while let record = try reader.next() { responses.append(record.fields) }
        report = try readJSON(IngestReport.self, at: "\(output.form("form"))/\(FileName.ingest)")
    }

    convenience init(
        _ export: String, by instrument: String = smallForm, rules: ExportRules = ExportRules(),
        values: [String: ChoiceValues] = [:], isStrict: Bool = false
    ) throws {
        try self.init([Array(export.utf8)], by: instrument, rules: rules, values: values, isStrict: isStrict)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var header: [String] { responses.first ?? [] }
    var rows: [[String]] { Array(responses.dropFirst()) }
    var file: IngestReport.File? { report?.files.first }
    /// The rules by which the columns were recognised.
    var rules: [String] { file?.columns.map(\.rule) ?? [] }
}

/// A form with every kind of question, in Kazakh and Russian.
let smallForm = """
    survey
    ,type,name,label::Қазақша (kk),label::Русский (ru),header,role,required
    ,text,id,Сауалнама нөмірі,Номер анкеты,,id,
    ,select_one sex,q1,Сіздің жынысыңыз,Ваш пол,,,
    ,select_one work,q5,Сіз қайда жұмыс істейсіз?,Где Вы работаете?,Жұмыс орны|Место работы,,
    ,text,q5_other,Сіз қайда жұмыс істейсіз? (өз жауабыңыз),Где Вы работаете? (свой ответ),,,no
    ,select_one work,q6,Отбасыңыз қайда жұмыс істейді?,Где работает Ваша семья?,,,no
    ,text,q6_other,Отбасыңыз қайда жұмыс істейді? (өз жауабыңыз),Где работает семья? (свой ответ),,,no
    ,integer,q7,Қанша жыл еңбек өтіліңіз бар?,Каков Ваш стаж (лет)?,Стаж,,
    ,rank values,q11,Құндылықтарды орналастырыңыз,Расставьте ценности по важности,,,no
    ,select_multiple media,q16,Қандай ақпарат көзіне сенесіз?,Каким источникам Вы доверяете?,,,no
    ,text,q16_other,Қандай ақпарат көзіне сенесіз? (өз жауабыңыз),Каким источникам? (свой ответ),,,no
    ,text,q20,Қандай ұсыныстарыңыз бар?,Какие у Вас предложения?,,,no
    choices
    ,list_name,name,label::Қазақша (kk),label::Русский (ru)
    ,sex,1,Ер,Мужской
    ,sex,2,Әйел,Женский
    ,work,1,Ауылда,В селе
    ,work,2,Қалада,В городе
    ,work,other,Басқа жерде,Другое место
    ,values,1,Отбасы,Семья
    ,values,2,Денсаулық,Здоровье
    ,values,3,Жұмыс,Работа
    ,media,1,Теледидар,Телевидение
    ,media,2,Газеттер,Газеты
    ,media,3,Ғаламтор,Интернет
    ,media,other,Басқа көз,Другой источник
    settings
    ,form_title,form_id,default_language
    ,Small,small,Қазақша (kk)
    """
