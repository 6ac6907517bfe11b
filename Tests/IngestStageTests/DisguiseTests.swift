import Testing

struct DisguiseTests {
    @Test(arguments: Disguise.all)
    func `the same answers give the same responses in every disguise`(disguise: Disguise) throws {
        let run = try IngestRun([disguise.export()], by: smallForm)
        #expect(run.header == ["respondent"] + Disguise.variables.dropFirst())
        #expect(run.rows == Disguise.answers)
        #expect(run.report?.rowsRejected == 0)
        #expect(run.file?.columnsLeftOver.isEmpty == true)
        #expect(run.warnings.isEmpty)
    }

    @Test func `there are more than twenty disguises`() {
        #expect(Set(Disguise.all.map(\.testDescription)).count > 20)
    }
}
