extension NumberStyle {
    /// Percentages that add up to 100 as printed, with the percent sign: all are cut to tenths, and the tenths
    /// that are left go to the largest remainders, of equal ones to the first.
    ///
    /// - Parameter shares: In per cent.
    /// - Returns: `nil` unless the shares themselves add up to 100.
    public func percentsOfHundred(_ shares: [Double]) -> [String]? {
        guard abs(shares.reduce(0, +) - 100) < 1e-6, shares.allSatisfy({ $0 >= 0 }) else { return nil }
        // What lies this close below a tenth is the tenth.
        var tenths = shares.map { ($0 * 10 + 1e-9).rounded(.down) }
        let remainders = zip(shares, tenths).map { $0 * 10 - $1 }
        let left = Int(1000 - tenths.reduce(0, +))
        let order = shares.indices.sorted {
            remainders[$0] != remainders[$1] ? remainders[$0] > remainders[$1] : $0 < $1
        }
        for index in order.prefix(max(0, left)) { tenths[index] += 1 }
        return tenths.map { percent($0 / 10) }
    }
}
