/// A 64-bit hash of bytes, the same on every run: eight bytes at a time are folded in by a product of full
/// width, as wyhash does. It tells texts apart that come by chance, not those made to collide.
public func textHash(_ text: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    let count = text.count
    var hash = seed ^ UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    if count >= 8 {
        var at = 0
        while at + 8 <= count {
            hash = folded(hash ^ text.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at += 8
        }
        if at == count { return hash }
        return folded(hash ^ text.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    }
    var tail: UInt64 = 0
    if count >= 4 {
        tail =
            UInt64(text.loadUnaligned(as: UInt32.self)) << 32
            | UInt64(text.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    } else if count > 0 {
        tail = UInt64(text[0]) << 16 | UInt64(text[count >> 1]) << 8 | UInt64(text[count - 1])
    }
    return folded(hash ^ tail)
}

@inline(__always) private func folded(_ value: UInt64) -> UInt64 {
    let (high, low) = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return high ^ low
}
