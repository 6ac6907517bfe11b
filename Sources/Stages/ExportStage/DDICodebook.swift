import StageFiles
import SurveyModel

/// A form's answers as DDI-Codebook 2.5 tells them (DDI Alliance, 2012).
struct DDICodebook {
    let wave: Wave
    let form: Form
    let instrument: Instrument
    let variables: [CodedVariable]
    let rows: Int
    let summaries: [CodedData.Summary]

    private var languages: [Language] { wave.languages }

    var text: String {
        var xml = XMLText()
        xml.element(
            "codeBook",
            [
                "xmlns": "ddi:codebook:2_5", "version": "2.5",
                "ID": "ddi-\(identifier("\(wave.name)-\(form.name)"))", "xml:lang": languages.first ?? "en",
            ]
        ) {
            study(&$0)
            file(&$0)
            $0.element("dataDscr") { xml in
                for (index, variable) in variables.enumerated() { describe(variable, index, &xml) }
            }
        }
        return xml.text
    }

    private func study(_ xml: inout XMLText) {
        xml.element("stdyDscr") { xml in
            xml.element("citation") { $0.element("titlStmt") { titles(&$0) } }
            xml.element("stdyInfo") { xml in
                xml.element("sumDscr") { xml in
                    if let fieldwork = wave.fieldwork {
                        xml.element("collDate", ["date": fieldwork.from, "event": "start"], fieldwork.from)
                        xml.element("collDate", ["date": fieldwork.to, "event": "end"], fieldwork.to)
                    }
                    each(wave.region, "geogCover", &xml)
                    if let frame = form.design?.frame { each(frame, "universe", &xml) }
                }
            }
            if let design = form.design {
                xml.element("method") { xml in
                    xml.element("dataColl") { xml in
                        xml.element("sampProc", design.kind.rawValue)
                        xml.element(
                            "collMode", design.mode?.rawValue ?? design.modeInWords[languages.first ?? "en"])
                        xml.element("resInstru", Self.name(of: instrument.file))
                        if form.weights != nil { xml.element("weight", FileName.respondentWeights) }
                    }
                }
            }
        }
    }

    /// The title in the first language, the others beside it.
    private func titles(_ xml: inout XMLText) {
        for (index, language) in languages.enumerated() {
            let title = [wave.title[language], instrument.title[language]].filter { !$0.isEmpty }
                .joined(separator: ". ")
            xml.element(
                index == 0 ? "titl" : "parTitl", ["xml:lang": language],
                title.isEmpty ? "\(wave.name), \(form.name)" : title)
        }
        xml.element("IDNo", "\(wave.name)/\(form.name)")
    }

    private func file(_ xml: inout XMLText) {
        xml.element("fileDscr", ["ID": "F1"]) { xml in
            xml.element("fileTxt") { xml in
                xml.element("fileName", FileName.coded)
                xml.element("dimensns") { xml in
                    xml.element("caseQnty", String(rows))
                    xml.element("varQnty", String(variables.count))
                }
                xml.element("fileType", ["charset": "UTF-8"], "text/csv")
            }
        }
    }

    private func describe(_ variable: CodedVariable, _ index: Int, _ xml: inout XMLText) {
        let summary = summaries[index]
        let question = instrument.question(named: variable.question)
        xml.element(
            "var",
            [
                "ID": "V\(index + 1)", "name": variable.name, "files": "F1",
                "intrvl": variable.kind == .decimal ? "contin" : "discrete",
                "nature": variable.isOrdinal || variable.kind == .rank
                    ? "ordinal" : variable.hasCodes || variable.isText ? "nominal" : "interval",
            ]
        ) { xml in
            each(variable.label, "labl", &xml)
            if let question {
                for language in languages {
                    xml.element("qstn", ["xml:lang": language]) {
                        $0.element("qstnLit", question.label[language])
                    }
                }
            }
            if let relevant = question?.relevant { xml.element("universe", relevant.written) }
            if variable.kind != nil {
                xml.element("sumStat", ["type": "vald"], String(summary.given))
                xml.element(
                    "sumStat", ["type": "invd"],
                    String(summary.blank + summary.unresolved + summary.notAsked))
            }
            if variable.kind == .integer || variable.kind == .decimal, summary.given > 0 {
                xml.element("sumStat", ["type": "min"], format(summary.smallest))
                xml.element("sumStat", ["type": "max"], format(summary.largest))
            }
            categories(variable, summary, &xml)
            xml.empty("varFormat", ["type": variable.isText || variable.hasCodes ? "character" : "numeric"])
        }
    }

    private func categories(_ variable: CodedVariable, _ summary: CodedData.Summary, _ xml: inout XMLText) {
        if variable.kind == nil { return }
        let words = languages.map { ($0, ExportWords($0)) }
        for code in variable.codes {
            let labels = words.map { ($0, variable.label(of: code, $1, $0)) }
            category(
                code.name, labels, summary.counts[code.name] ?? 0,
                isMissing: code.isMissing && !variable.isFlag, &xml)
        }
        category(
            Unanswered.invalid, words.map { ($0, $1[.unresolved]) }, summary.unresolved, isMissing: true, &xml
        )
        category(
            Unanswered.notAsked, words.map { ($0, $1[.notAsked]) }, summary.notAsked, isMissing: true, &xml)
    }

    private func category(
        _ code: String, _ labels: [(Language, String)], _ count: Int, isMissing: Bool, _ xml: inout XMLText
    ) {
        xml.element("catgry", ["missing": isMissing ? "Y" : "N"]) { xml in
            xml.element("catValu", code)
            for (language, label) in labels { xml.element("labl", ["xml:lang": language], label) }
            xml.element("catStat", ["type": "freq"], String(count))
        }
    }

    private func each(_ text: LocalizedText, _ name: String, _ xml: inout XMLText) {
        for language in languages where !(text.byLanguage[language] ?? "").isEmpty {
            xml.element(name, ["xml:lang": language], text[language])
        }
    }

    /// As an XML identifier.
    private func identifier(_ name: String) -> String {
        String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) || "-_.".contains($0) ? $0 : "_" })
    }

    private static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
