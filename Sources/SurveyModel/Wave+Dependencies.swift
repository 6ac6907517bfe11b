import Problems

extension Wave {
    /// The wave's dependencies as a file for `make`: its forms and languages, and the files each stage reads
    /// beside those of the stage before it.
    ///
    /// Names of waves, forms and languages are plain since they were read; paths are quoted here.
    ///
    /// - Parameters:
    ///   - output: The folder of the wave's outputs, `OUTPUT/W`.
    ///   - earlier: The waves that `previous` leads to.
    /// - Throws: `Failure` if a path cannot be told to `make`.
    public func makeRules(output: String, earlier: [Wave]) throws -> String {
        let above = output.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        var lines = [
            "# saualnama",
            "# previous \(earlier.map(\.name).joined(separator: " "))",
            "FORMS_\(name) := \(forms.map(\.name).joined(separator: " "))",
            "EARLIER_\(name) := \(earlier.map(\.name).joined(separator: " "))",
            "LANGUAGES_\(name) := \(languages.joined(separator: " "))",
        ]
        for form in forms {
            let folder = "\(output)/\(form.name)"
            let exports = form.responses + form.cleaning.secondEntry
            lines.append(try rule("\(folder)/responses.csv", [form.instrument] + exports))
            let cleaning = [
                form.cleaning.checks, form.cleaning.coding, form.cleaning.decisions,
                form.cleaning.corrections,
            ]
            lines.append(try rule("\(folder)/coded.csv", [form.instrument] + cleaning.compactMap(\.self)))
            // Protocols tell the marks of the waves before.
            let before = earlier.filter { $0.forms.contains { $0.name == form.name } }
                .map { "\(above)/\($0.name)/\(form.name)/coded.csv" }
            let counted = [form.instrument, swot?.rules, form.weights?.margins].compactMap(\.self) + before
            lines.append(try rule("\(folder)/distributions.csv", counted))
        }
        let files =
            [swot?.rules, swot?.indicators, swot?.statements, maturity?.rules, maturity?.answers, published]
            .compactMap(\.self)
        // The findings of these rest on those of the waves before them, so that make sees the whole row of waves
        // that the report's trends are drawn from.
        let before = earlier.map(\.name).filter(previousWaves.contains).map { "\(above)/\($0)/findings.csv" }
        lines.append(
            try rule(
                "\(output)/findings.csv", forms.map(\.instrument) + files + before))
        // Who took part in both waves of a panel is told beside what the wave before releases.
        if let previous, forms.contains(where: \.isPanel) {
            lines.append(
                try rule("\(output)/disclosure.csv", ["\(above)/\(previous)/disclosure.csv"]))
        }
        // Whether the wave can be run depends on those before it.
        let configurations = earlier.map(\.paths.configuration)
        lines.append(try rule("\(above)/.make/\(name).mk", configurations))
        // A rule without a recipe: where the file is gone, the tool that reads it says so, and not make.
        let inputs = Set(forms.flatMap(inputs) + files + configurations).sorted()
        lines += try inputs.map { try rule($0, []) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func inputs(of form: Form) -> [String] {
        let one = [
            form.cleaning.checks, form.cleaning.coding, form.cleaning.decisions, form.cleaning.corrections,
            form.weights?.margins,
        ]
        return [form.instrument] + form.responses + form.cleaning.secondEntry + one.compactMap(\.self)
    }

    private func rule(_ target: String, _ inputs: [String]) throws -> String {
        "\(try quoted(target)): \(try inputs.map(quoted).joined(separator: " "))"
    }

    private func quoted(_ path: String) throws -> String {
        if let quoted = MakePath(path)?.quoted { return quoted }
        throw Failure.data(at: Position(file: paths.configuration), WaveProblem.badFileName(path))
    }
}
