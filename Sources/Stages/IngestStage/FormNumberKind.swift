/// What signs a form number is made of, to tell one that is none from the others: `n=3` below `1`, `2`, `3`.
struct FormNumberKind: Hashable {
    /// One bit for figures, letters and signs beyond ASCII, and a few for other signs.
    private var signs: UInt64 = 0

    init(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            switch byte {
            case 0x30...0x39: signs |= 1
            case 0x41...0x5A, 0x61...0x7A: signs |= 2
            case 0x80...: signs |= 4
            default: signs |= 8 << (UInt64(byte) & 0x1F)
            }
        }
    }

    /// Figures and nothing else.
    static let number = FormNumberKind(CollectionOfOne(0x30))
}
