extension Wave {
    /// The wave's dependencies as lines for `make`: its forms and languages, and the files each stage reads
    /// beside those of the stage before it.
    ///
    /// - Parameter output: The folder of the wave's outputs, `OUTPUT/W`.
    public func makeRules(output: String) -> String {
        var lines = [
            "FORMS_\(name) := \(forms.map(\.name).joined(separator: " "))",
            "LANGUAGES_\(name) := \(languages.joined(separator: " "))",
        ]
        for form in forms {
            let folder = "\(output)/\(form.name)"
            let exports = form.responses + form.cleaning.secondEntry
            lines.append(rule("\(folder)/responses.csv", [form.instrument] + exports))
            let cleaning = [
                form.cleaning.checks, form.cleaning.coding, form.cleaning.decisions,
                form.cleaning.corrections,
            ]
            lines.append(rule("\(folder)/coded.csv", [form.instrument] + cleaning.compactMap(\.self)))
            let counted = [form.instrument, swot?.rules, form.weights?.margins].compactMap(\.self)
            lines.append(rule("\(folder)/distributions.csv", counted))
        }
        let files =
            [swot?.rules, swot?.indicators, swot?.statements, maturity?.rules, maturity?.answers, published]
            .compactMap(\.self)
        // That wave's findings rest on those of the wave before it, so that make sees the whole row of waves that
        // the report's trends are drawn from.
        let earlier = previous.map { previous in
            let above = output.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            return (above + [previous[...], "findings.csv"]).joined(separator: "/")
        }
        lines.append(
            rule("\(output)/findings.csv", forms.map(\.instrument) + files + [earlier].compactMap(\.self)))
        return lines.joined(separator: "\n") + "\n"
    }

    private func rule(_ target: String, _ inputs: [String]) -> String {
        "\(escaped(target)): \(inputs.map(escaped).joined(separator: " "))"
    }
}

/// A path as `make` reads it.
private func escaped(_ path: String) -> String {
    var text = ""
    for character in path {
        switch character {
        case " ", "#", "\\", "%": text += "\\\(character)"
        case "$": text += "$$"
        default: text.append(character)
        }
    }
    return text
}
