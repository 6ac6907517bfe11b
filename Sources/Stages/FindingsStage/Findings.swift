import Problems
import StageFiles
import SurveyModel

public func drawFindings(_ wave: Wave, output: WaveOutput, report: ProblemReport) throws {}
