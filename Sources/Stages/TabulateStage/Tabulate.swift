import Problems
import StageFiles
import SurveyModel

public func tabulate(_ wave: Wave, form: Form, output: WaveOutput, report: ProblemReport) throws {}
