import Foundation
import Problems
import StageFiles
import SurveyModel
import Testing

@testable import ExportStage

/// A made-up form with every kind of question, exported and read back by the programs that are installed.
struct ExportFormTests {
    private static let instrument = #"""
        survey,type,name,label::Қазақша (kk),label::English (en),scale,short::Қазақша (kk)
        ,select_one verdict,q1,Қызмет сапасына қанағаттанасыз ба?,Are you satisfied?,ordinal,
        ,select_multiple place,q2,Қайда барасыз?,Where do you go?,,
        ,integer,age,Жасыңыз,Age,,
        ,decimal,income,Табысыңыз,Income,,
        ,date,day,Күні,Day,,
        ,text,said,Ұсынысыңыз,Suggestion,,
        choices,list_name,name,label::Қазақша (kk),label::English (en),missing
        ,verdict,yes,иә,Yes,
        ,verdict,2,"жоқ, ""әрине""",No,
        ,verdict,hard,жауап беру қиын,Hard to say,yes
        ,place,1,емхана,Clinic,
        ,place,other,басқа,Other,
        """#

    private static let coded = """
        respondent,q1,q2_1,q2_other_chosen,age,income,day,said
        a1,yes,1,0,34,1.5,2020-06-30,"үйге жақын, «жаңа»"
        a2,2,0,1,-12,,1959-12-31,\(String(repeating: "ө", count: 1100))
        a3,hard,,,.i,0.25,.i,.s
        a4,.i,.s,.s,,,,
        a5,.s,1,1,7,-3,2000-02-29,-

        """

    /// The form exported into a new folder; `use` is given the form's folder.
    private func exported(_ use: (String) throws -> Void) throws {
        let place = FileManager.default.temporaryDirectory.path + "/export-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: place) }
        let folder = "\(place)/out/w/f"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.instrument.write(toFile: "\(place)/f.csv", atomically: true, encoding: .utf8)
        try Self.coded.write(toFile: "\(folder)/coded.csv", atomically: true, encoding: .utf8)
        let instrument = try Instrument.load(path: "\(place)/f.csv")
        let languages = ["kk", "en"]
        let stage = try StageOutput(folder: folder, isPrivate: true)
        try stage.write(Self.dictionary(instrument), to: FileName.dictionary, languages: languages)
        let weights = (1...5).map { index in
            var row = RespondentWeight()
            (row.respondent, row.weight) = ("a\(index)", Double(index) / 2)
            return row
        }
        try stage.write(weights, to: FileName.respondentWeights, languages: [])
        try stage.commit()
        let form = Form(name: "f", instrument: "\(place)/f.csv", responses: [])
        let wave = Wave(
            name: "w", paths: WavePaths(surveys: place, wave: "\(place)/waves/w"),
            title: LocalizedText(["kk": "Сынақ & <тест>", "en": "Trial"]),
            fieldwork: ("2020-06-01", "2020-06-30"), languages: languages, forms: [form])
        try exportForm(
            wave, form: form, output: WaveOutput(output: "\(place)/out", wave: "w"),
            formats: ExportFormat.allCases, language: "kk")
        try use(folder)
    }

    /// As survey-clean writes it.
    private static func dictionary(_ instrument: Instrument) -> [DictionaryRow] {
        instrument.questions.flatMap { question in
            question.variables.enumerated().flatMap { index, variable in
                let choices = question.kind == .single ? question.choices : []
                let codes = question.kind == .multiple ? ["1", "0"] : choices.map(\.name)
                return (codes.isEmpty ? [""] : codes).map { code in
                    var row = DictionaryRow()
                    (row.variable, row.question, row.code) = (variable, question.name, code)
                    (row.type, row.scale) = (question.kind.rawValue, question.scale.rawValue)
                    row.label = question.label
                    let choice = question.choice(named: code)
                    row.codeLabel = choice?.label ?? LocalizedText()
                    row.missing = choice?.isMissing == true ? "yes" : ""
                    return row
                }
            }
        }
    }

    /// What a program prints, or `nil` and a word about it where it is not installed.
    private func run(_ command: [String], needs check: [String]) throws -> String? {
        func start(_ arguments: [String]) throws -> (code: Int32, text: String) {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = arguments
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = FileHandle.nullDevice
            try process.run()
            let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: data, as: UTF8.self))
        }
        guard try start(check).code == 0 else {
            print("skipped: \(check[0]) is not installed or lacks what the test asks of it")
            return nil
        }
        return try start(command).text
    }

    @Test func `R's foreign and haven read values, labels, missing values and weights`() throws {
        try exported { folder in
            let script = """
                library(haven); s <- read_sav("\(folder)/coded.sav", user_na=TRUE); d <- read_dta("\(folder)/coded.dta")
                v <- function(x) cat(paste(ifelse(is_tagged_na(as.double(x)), na_tag(as.double(x)), as.double(x)), \
                collapse=" "), "\\n")
                v(s$q1); v(s$age); v(s$income); v(as.numeric(read_sav("\(folder)/coded.sav")$day)); v(s$weight)
                cat(nchar(s$said), "\\n"); cat(attr(s$q1, "label"), names(attr(s$q1, "labels")), sep="|"); cat("\\n")
                cat(attr(s$q1, "na_values"), attr(s$age, "na_values"), "\\n")
                v(d$q1); v(d$age); v(d$q2_other_chosen); cat(as.character(d$day), "\\n"); cat(nchar(d$said), "\\n")
                f <- suppressWarnings(foreign::read.spss("\(folder)/coded.sav", to.data.frame=TRUE, reencode="UTF-8"))
                cat(as.character(f$q1), "\\n")
                """
            let printed = try run(
                ["Rscript", "-e", script], needs: ["Rscript", "-e", "library(haven); library(foreign)"])
            guard let printed else { return }
            let lines = printed.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(
                lines == [
                    // yes has no number and comes after 2; the one choice that is no answer keeps its place.
                    "3 2 4 -9 -8", "34 -12 -99 NA 7", "1.5 NA 0.25 NA -3", "18443 -3654 NA NA 11016",
                    "0.5 1 1.5 2 2.5", "18 1100 0 0 1",
                    "Қызмет сапасына қанағаттанасыз ба?|иә|жоқ, \"әрине\"|жауап беру қиын|анықталмаған жауап|сұралмаған",
                    "-9 -8 4 -99 -98", "3 2 a i s", "34 -12 i NA 7", "0 1 NA s 1",
                    "2020-06-30 1959-12-31 NA NA 2000-02-29", "18 1100 0 0 1",
                    "иә жоқ, \"әрине\" NA NA NA",
                ])
        }
    }
}
