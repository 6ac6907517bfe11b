import Problems
import StageFiles
import SurveyModel

/// Draws findings from the released tables: `findings.csv`, `swot.csv`, `hr-maturity.csv` and
/// `published.csv`. A wave without rules has none of them, and its files hold their headers alone.
///
/// - Throws: `Failure` if the wave names rules, which this version does not evaluate yet.
public func drawFindings(_ wave: Wave, output: WaveOutput, report: ProblemReport) throws {
    let named = [
        ("swot", wave.swot != nil), ("maturity", wave.maturity != nil), ("published", wave.published != nil),
    ]
    if let key = named.first(where: \.1)?.0 {
        throw Failure.data(at: Position(file: wave.paths.configuration), FindingsProblem.unsupported(key))
    }
    let stage = try StageOutput(folder: output.root)
    try stage.write([FindingRow](), to: FileName.findings, languages: wave.languages)
    try stage.write([SwotRow](), to: FileName.swot, languages: wave.languages)
    try stage.write([MaturityRow](), to: FileName.maturity, languages: wave.languages)
    try stage.write([PublishedRow](), to: FileName.published, languages: wave.languages)
    try stage.commit()
}

enum FindingsProblem: ProblemWording {
    case unsupported(String)

    var what: String {
        switch self {
        case .unsupported(let key): "\(key) is not supported by this version"
        }
    }

    var remedy: String { "take it out of wave.yml; the wave is then reported without it" }
}
