/// A cross-tab of one question with the respondents' characteristics as a map: where an answer is given more or
/// less often than if it did not depend on the characteristic.
struct ResidualMap {
    enum Cell: Equatable {
        /// An adjusted residual: about normal if there is no dependence, so beyond 2 in one of twenty.
        case residual(Double, text: String)
        case hidden
        /// Nothing to compute it from.
        case empty
    }

    struct Column {
        var label: String
        /// A cell for each answer.
        var cells: [Cell]
    }

    /// The groups of one characteristic.
    struct Band {
        var label: String
        var columns: [Column]
    }

    var title: String
    var note: String
    var answers: [String]
    var bands: [Band]
    /// What the colours mean, and what the hatching.
    var legend: (less: String, more: String, hidden: String)

    var hasHidden: Bool { bands.contains { $0.columns.contains { $0.cells.contains(.hidden) } } }

    /// What a screen reader reads out: the cells that stand out, and what is hidden.
    var description: String {
        var texts: [String] = []
        for band in bands {
            for column in band.columns {
                for (answer, cell) in zip(answers, column.cells) {
                    let place = "\(band.label) \(column.label), \(answer)"
                    switch cell {
                    case .residual(let value, let text) where abs(value) >= Self.notable:
                        texts.append("\(place): \(text)")
                    case .hidden: texts.append("\(place): \(legend.hidden)")
                    case .residual, .empty: break
                    }
                }
            }
        }
        return ([note] + texts).filter { !$0.isEmpty }.joined(separator: "; ")
    }

    /// From here on a cell is coloured, and from here on darkly.
    static let notable = 2.0
    static let strong = 3.0

    static func color(_ residual: Double) -> SVGElement.Color {
        switch residual {
        case ..<(-strong): .against
        case ...(-notable): .ratherAgainst
        case ..<notable: .none
        case ...strong: .ratherFor
        default: .wholly
        }
    }
}
