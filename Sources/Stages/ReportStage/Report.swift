import Problems
import StageFiles
import SurveyModel

public func writeReport(_ wave: Wave, output: WaveOutput, report: ProblemReport) throws {}
