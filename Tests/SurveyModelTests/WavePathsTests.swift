import SurveyModel
import Testing

struct WavePathsTests {
    @Test(arguments: [
        ("surveys/waves/w", "surveys"), ("/a/b/waves/w/", "/a/b"), ("waves/w", "."), ("/waves/w", "/"),
    ])
    func `the surveys folder is two above the wave's`(folder: String, surveys: String) {
        #expect(WavePaths(folder: folder)?.surveys == surveys)
        #expect(WavePaths(folder: folder)?.name == "w")
    }

    @Test func `another folder is no wave's`() {
        #expect(WavePaths(folder: "surveys/w") == nil)
        #expect(WavePaths(folder: "w") == nil)
    }
}
