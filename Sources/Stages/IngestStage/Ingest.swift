import Problems
import StageFiles
import SurveyModel

public func ingest(_ wave: Wave, form: Form, output: WaveOutput, report: ProblemReport) throws {}
