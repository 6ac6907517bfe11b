import Problems
import SurveyModel
import Testing

@testable import TabulateStage

struct WeightingTests {
    private func variable(_ form: Instrument, _ weights: Weights?) throws -> String? {
        try Form(name: "f", instrument: "", responses: [], weights: weights)
            .weightVariable(form, configuration: "wave.yml")
    }

    @Test func `the weights are those named, else those of the question of that role`() throws {
        let form = instrument(
            try question("q", .decimal), try question("w", .decimal, role: .weight))
        #expect(try variable(form, nil) == "w")
        #expect(try variable(form, Weights(margins: "margins.csv")) == "w")
        #expect(try variable(form, Weights(column: "q")) == "q")
        #expect(try variable(instrument(try question("q", .decimal)), nil) == nil)
    }

    @Test func `a column that is no number of the form is refused with the nearest name`() throws {
        let form = instrument(try question("weight", .decimal), try question("q", .text))
        for name in ["weigth", "q"] {
            let failure = try #require(throws: Failure.self) {
                try variable(form, Weights(column: name, line: 4))
            }
            #expect(failure.problems.first?.position == Position(file: "wave.yml", line: 4))
        }
        let failure = try #require(throws: Failure.self) { try variable(form, Weights(column: "weigth")) }
        #expect(failure.problems.first?.remedy == "did you mean weight?")
    }

    @Test func `without weights everybody counts once`() throws {
        #expect(try Weighting.none.weights(block(table(["q", "1"]))) == nil)
        #expect(!Weighting.none.isWeighted)
    }
}
