import Glibc

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

    /// A random number of marked ones, by inversion from the mode outwards (W. M. Patefield, algorithm
    /// AS 159, Applied Statistics 30 (1981), 91–97).
    func draw(_ logFactorials: LogFactorials, using generator: inout SplitMix64) -> Int {
        let smallest = smallest
        let largest = largest
        guard smallest < largest else { return smallest }
        let start = min(max(mode, smallest), largest)
        let startProbability = exp(logProbability(of: start, logFactorials))
        while true {
            var left = generator.nextUnit() - startProbability
            if left < 0 { return start }
            var (up, down) = (start, start)
            var (upProbability, downProbability) = (startProbability, startProbability)
            while up < largest || down > smallest {
                if up < largest {
                    upProbability *= ratioUp(from: up)
                    up += 1
                    left -= upProbability
                    if left < 0 { return up }
                }
                if down > smallest {
                    downProbability /= ratioUp(from: down - 1)
                    down -= 1
                    left -= downProbability
                    if left < 0 { return down }
                }
            }
            // The probabilities add up to a shade less than one: draw again.
        }
    }

    /// P(value + 1) / P(value).
    private func ratioUp(from value: Int) -> Double {
        Double(marked - value) * Double(drawn - value)
            / (Double(value + 1) * Double(population - marked - drawn + value + 1))
    }

    private func logProbability(of value: Int, _ logFactorials: LogFactorials) -> Double {
        let unmarked = population - marked
        return logFactorials[marked] - logFactorials[value] - logFactorials[marked - value]
            + logFactorials[unmarked] - logFactorials[drawn - value]
            - logFactorials[unmarked - drawn + value]
            - logFactorials[population] + logFactorials[drawn] + logFactorials[population - drawn]
    }
}

/// ln(n!), looked up for numbers as large as most surveys.
struct LogFactorials {
    private let table: [Double]

    init(upTo largest: Int) {
        table = (0...min(max(largest, 0), 200_000)).map { lgamma(Double($0) + 1).0 }
    }

    subscript(n: Int) -> Double { n < table.count ? table[n] : lgamma(Double(n) + 1).0 }
}
