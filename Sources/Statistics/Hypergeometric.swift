/// How many marked ones are among those drawn without replacement.
struct Hypergeometric {
    /// How many there are to draw from.
    let population: Int
    /// How many of them are marked.
    let marked: Int
    /// How many are drawn.
    let drawn: Int

    /// The fewest and the most marked ones that can be drawn.
    var smallest: Int { max(0, marked + drawn - population) }
    var largest: Int { min(marked, drawn) }

    /// The most probable number of marked ones drawn.
    var mode: Int { Int(Double(marked + 1) * Double(drawn + 1) / Double(population + 2)) }

    /// The probability of `smallest`, …, `largest`, each relative to that of the mode.
    ///
    /// By recurrence from the mode outwards, which needs no factorials: the products round by an ulp a
    /// step, and where they underflow the probability is too small to count.
    var relativeWeights: [Double] {
        var weights = [Double](repeating: 0, count: largest - smallest + 1)
        let start = min(max(mode, smallest), largest)
        weights[start - smallest] = 1
        var weight = 1.0
        for value in stride(from: start, to: largest, by: 1) where weight > 0 {
            weight *= ratioUp(from: value)
            weights[value + 1 - smallest] = weight
        }
        weight = 1
        for value in stride(from: start, to: smallest, by: -1) where weight > 0 {
            weight /= ratioUp(from: value - 1)
            weights[value - 1 - smallest] = weight
        }
        return weights
    }

    /// P(value + 1) / P(value).
    @inline(__always)
    func ratioUp(from value: Int) -> Double {
        Double(marked - value) * Double(drawn - value)
            / (Double(value + 1) * Double(population - marked - drawn + value + 1))
    }
}
