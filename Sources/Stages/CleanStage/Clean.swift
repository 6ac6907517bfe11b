import Problems
import StageFiles
import SurveyModel

public func clean(_ wave: Wave, form: Form, output: WaveOutput, report: ProblemReport) throws {}
