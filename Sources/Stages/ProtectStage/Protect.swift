import Problems
import StageFiles
import SurveyModel

public func protect(_ wave: Wave, output: WaveOutput, report: ProblemReport) throws {}
