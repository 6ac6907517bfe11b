import Problems
import Testing

struct NearNamesTests {
    private let waves = ["2019-06-zhambyl", "2020-06-zhambyl", "2021-06-zhambyl", "2022-06-almaty", "pilot"]

    @Test func `the nearest come first, three at most`() {
        #expect(
            nearNames(to: "2020-6-zhambyl", among: waves) == [
                "2020-06-zhambyl", "2021-06-zhambyl", "2019-06-zhambyl",
            ])
        #expect(nearNames(to: "pilto", among: waves) == ["pilot"])
    }

    @Test func `a part of a name leads to it`() {
        #expect(nearNames(to: "Almaty", among: waves) == ["2022-06-almaty"])
        #expect(nearNames(to: "2", among: waves).isEmpty)
        #expect(nearNames(to: "heads", among: waves).isEmpty)
    }
}
