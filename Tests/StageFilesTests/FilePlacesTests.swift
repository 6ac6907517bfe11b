import Testing

@testable import StageFiles

struct FilePlacesTests {
    @Test func `a path has the same label wherever the folders lie`() {
        let here = FilePlaces(surveys: "surveys", output: "output", shipped: "/src/surveys/templates")
        let there = FilePlaces(surveys: "/a/s", output: "/b/o", shipped: "/c/templates")
        for label in ["SURVEYS/waves/w/wave.yml", "OUTPUT/w/findings.csv", "TEMPLATES/report.en.mustache"] {
            for places in [here, there] { #expect(places.label(places.path(label)) == label) }
        }
        #expect(here.label("surveys/rules/swot.yml") == "SURVEYS/rules/swot.yml")
        #expect(here.label("surveys-old/x") == "surveys-old/x")
    }

    @Test func `surveys may be the folder one stands in`() {
        let places = FilePlaces(surveys: ".", output: "out", shipped: nil)
        #expect(places.label("./instruments/a.csv") == "SURVEYS/instruments/a.csv")
        #expect(places.label("out/w/a.csv") == "OUTPUT/w/a.csv")
    }
}
