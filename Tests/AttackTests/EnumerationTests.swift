import Foundation
import Testing

@testable import ProtectStage

/// All surveys of an instrument, each released: whoever lists them learns no hidden count.
///
/// `make attack` runs all instruments in full; without it fewer respondents answer.
struct EnumerationTests {
    private static let isWhole = ProcessInfo.processInfo.environment["ATTACK"] != nil

    @Test(arguments: SmallInstrument.all)
    func `no hidden count can be told from all surveys that show the same`(small: SmallInstrument) throws {
        var small = small
        if !Self.isWhole { small.respondents = 5 }
        let enumeration = try Enumeration(small)
        let figures = enumeration.byFigures()
        if Self.isWhole {
            let program = enumeration.byProgram()
            print(
                "| \(small.name) | \(small.respondents) | \(figures.surveys) | \(figures.hiding) | \(figures.hidden) | \(figures.exactly) "
                    + "| \(figures.closely) | \(program.exactly) | \(program.closely) |")
            for example in program.examples { print("  level 2: \(example)") }
        }
        #expect(figures.surveys > 0 && figures.hidden > 0, "there is something to find")
        #expect(figures.exactly == 0 && figures.closely == 0, "\(figures.examples)")
    }
}
