import Foundation
import Problems
import Testing

@testable import SurveyModel

struct WaveEarlierTests {
    /// Waves by name with what their `wave.yml` says beside the form.
    private func surveys(_ waves: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        for (name, more) in waves {
            let wave = folder.appending(path: "waves/\(name)")
            try FileManager.default.createDirectory(at: wave, withIntermediateDirectories: true)
            try Data("forms:\n  f: {instrument: f.csv, responses: [a b.csv]}\n\(more)".utf8)
                .write(to: wave.appending(path: "wave.yml"))
            for file in ["f.csv", "a b.csv"] { try Data().write(to: wave.appending(path: file)) }
        }
        return folder
    }

    private func messages(_ work: () throws -> Void) -> [String] {
        do {
            try work()
            return []
        } catch let failure as Failure {
            return failure.problems.map { $0.description.replacing(/^.*\/waves\//, with: "") }
        } catch { return ["\(error)"] }
    }

    @Test func `they come nearest first`() throws {
        let folder = try surveys(["w1": "", "w2": "previous: w1\n", "w3": "previous: w2\n"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let wave = try Wave.load(folder: folder.appending(path: "waves/w3").path)
        #expect(try wave.earlierWaves().map(\.name) == ["w2", "w1"])
        #expect(try Wave.load(folder: folder.appending(path: "waves/w1").path).earlierWaves().isEmpty)
    }

    @Test func `one that is refused, gone or leads back is named where it is asked for`() throws {
        let folder = try surveys([
            "w1": "unknown: 1\n", "w2": "previous: w1\n", "a": "previous: b\n", "b": "previous: a\n",
            "2020-06-x": "", "y": "previous: 2020-6-x\n", "z": "previous: 1999\n",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        func load(_ name: String) -> [String] {
            messages {
                _ = try Wave.load(folder: folder.appending(path: "waves/\(name)").path).earlierWaves()
            }
        }
        #expect(
            load("w2") == [
                "w2/wave.yml:3: error: the previous wave w1 cannot be run, so this one cannot either; "
                    + "make WAVE=w1 says what is wrong with it; or take previous out"
            ])
        #expect(
            load("a") == [
                "a/wave.yml:3: error: the waves that previous leads to come back to a, so none of them is the first; "
                    + "take previous out of the first of them"
            ])
        #expect(load("y") == ["y/wave.yml:3: error: there is no wave 2020-6-x; did you mean 2020-06-x?"])
        #expect(
            load("z").first?.hasPrefix("z/wave.yml:3: error: there is no wave 1999; name a folder") == true)
    }

    @Test func `a list names them, the latest first, and the last leads on`() throws {
        let folder = try surveys([
            "w1": "", "w2": "previous: w1\nfieldwork: {from: 2020-06-01, to: 2020-06-30}\n",
            "w3": "fieldwork: {from: 2021-06-01, to: 2021-06-30}\n", "w4": "previous: [w3, w2]\n",
            "wrong": "previous: [w2, w3]\n", "twice": "previous: [w2, w2]\n", "gone": "previous: [w2, w9]\n",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        func wave(_ name: String) throws -> Wave {
            try Wave.load(folder: folder.appending(path: "waves/\(name)").path)
        }
        let last = try wave("w4")
        #expect(last.previous == "w3")
        #expect(try last.earlierWaves().map(\.name) == ["w3", "w2", "w1"])
        func message(_ name: String) -> String? { messages { _ = try wave(name).earlierWaves() }.first }
        #expect(
            message("wrong")
                == "wrong/wave.yml:3: error: previous names w2 before w3, whose fieldwork was later; "
                + "list the latest wave first: changes are measured against it")
        #expect(message("twice") == "twice/wave.yml:3: error: previous names w2 twice; name it once")
        #expect(message("gone")?.hasPrefix("gone/wave.yml:3: error: there is no wave w9") == true)
    }
}
