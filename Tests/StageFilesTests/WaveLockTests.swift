import Problems
import StageFiles
import Testing

struct WaveLockTests {
    private let folder: ScratchFolder
    private let output: WaveOutput

    init() throws {
        folder = try ScratchFolder()
        output = WaveOutput(output: folder.path, wave: "w")
    }

    @Test func `one run alone holds a wave`() throws {
        let lock = try WaveLock(output)
        withExtendedLifetime(lock) {
            #expect(isBusy(nil))
            #expect(isBusy("citizens"))
        }
    }

    @Test func `forms run side by side, each once, and not beside the whole wave`() throws {
        let lock = try WaveLock(output, form: "citizens")
        withExtendedLifetime(lock) {
            #expect(!isBusy("heads"))
            #expect(isBusy("citizens"))
            #expect(isBusy(nil))
        }
    }

    @Test func `a lock goes with its run`() throws {
        do { _ = try WaveLock(output, form: "citizens") }
        #expect(!isBusy(nil))
        #expect(try folder.permissions(of: "w/citizens") == 0o700)
    }

    private func isBusy(_ form: String?) -> Bool {
        do {
            _ = try WaveLock(output, form: form)
            return false
        } catch {
            return (error as? Failure)?.cause == .busy
        }
    }
}
