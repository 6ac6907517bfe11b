import Foundation
import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct EditionMethodsTests {
    private static let shipped = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../surveys/templates")

    @Test(arguments: ["en", "kk", "ru"])
    func `the shipped templates know every method and every test`(language: String) throws {
        func template(_ name: String) throws -> String {
            try String(
                contentsOf: Self.shipped.appending(path: "\(name).\(language).mustache"), encoding: .utf8)
        }
        let (methods, names) = (try template("methods"), try template("test"))
        for key in MethodNames.names { #expect(methods.contains("{{#\(key)}}\n- **"), "no \(key)") }
        for test in TestName.allCases { #expect(names.contains("{{#\(test.rawValue)}}"), "no \(test)") }
    }

    private func methods(_ change: (inout ReleasedForm) -> Void) -> Set<String> {
        var form = ReleasedForm(
            form: Form(name: "people", instrument: "", responses: []),
            instrument: Instrument(file: "i.csv", title: LocalizedText(), languages: ["en"], questions: []))
        change(&form)
        let wave = Wave(name: "w", paths: WavePaths(surveys: "s", wave: "w"))
        return Edition(Outline(ReportInput(wave: wave, forms: [form])), "en").methods.chosen
    }

    private func test(_ name: TestName, p: Double?) -> TestRow {
        var row = TestRow()
        row.test = name.rawValue
        row.p = p
        row.pAdjusted = p
        return row
    }

    @Test func `only what the tables use is told`() {
        #expect(methods { _ in }.isEmpty)
        var share = DistributionRow()
        share.method = Method.text([.wilson], weighted: [.logit])
        let tests = [test(.pearson, p: 0.2), test(.fisher, p: nil)]
        let found = methods {
            $0.distributions = [share]
            $0.tests = tests
            $0.form.statistics.adjustment = .benjaminiHochberg
        }
        #expect(found == ["wilson", "logit", "pearson", "benjaminiHochberg"])
    }

    @Test func `of weights it is told how they were made`() {
        var size = WeightRow()
        size.measure = .effectiveSize
        var error = WeightRow()
        error.measure = .marginError
        error.value = 1e-12
        #expect(methods { $0.weights = [size] } == ["designEffect"])
        let raked = methods {
            $0.weights = [size, error]
            $0.form.weights = Weights(margins: "m.csv", cap: 5, missing: .spread)
        }
        #expect(raked == ["designEffect", "raking", "trimming", "spreading"])
    }
}
