import DelimitedText
import FoundationEssentials
import Problems

extension StageOutput {
    /// Writes a value as JSON, keys sorted, so that equal values give equal bytes.
    public func write(_ value: some Encodable, json name: String) throws {
        try write(jsonText(value), to: name)
    }
}

func jsonText(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
}

/// Reads a JSON file that an earlier stage wrote; its format's version first.
///
/// - Throws: `Failure` if it is missing, of another version or damaged.
public func readJSON<Value: Decodable>(_ type: Value.Type, at path: String) throws -> Value {
    let data = Data(try FileSource.contents(of: path))
    let decoder = JSONDecoder()
    guard let format = try? decoder.decode(Format.self, from: data).format else {
        throw Failure.data(at: Position(file: path), StageFileProblem.damagedRow)
    }
    guard format == stageFilesVersion else {
        throw Failure.data(at: Position(file: path), StageFileProblem.otherVersion(format))
    }
    guard let value = try? decoder.decode(type, from: data) else {
        throw Failure.data(at: Position(file: path), StageFileProblem.damagedRow)
    }
    return value
}

private struct Format: Decodable {
    var format: Int
}
