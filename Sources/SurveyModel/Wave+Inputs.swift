extension Form {
    /// The exports: the files that hold answers as they were keyed.
    public var exportFiles: [String] { responses + cleaning.secondEntry }

    /// What the team decided about answers, and how they are weighted.
    public var decisions: [String] {
        [cleaning.coding, cleaning.decisions, cleaning.corrections, weights?.margins].compactMap(\.self)
    }
}

extension Wave {
    /// The files behind the tables of the whole wave.
    public var tableFiles: [String] {
        [swot?.rules, swot?.indicators, swot?.statements, maturity?.rules, maturity?.answers, published]
            .compactMap(\.self)
    }

    /// The questionnaires with their rules of consistency.
    public var questionnaires: [String] {
        forms.flatMap { [$0.instrument, $0.cleaning.checks].compactMap(\.self) }
    }

    /// The templates that the reports are made of, by their names: a wave's own come before those it was archived
    /// with, these before those of its surveys, and these before the shipped ones.
    public func templates(shipped: String?) -> [String: String] {
        var found: [String: String] = [:]
        for folder in templateFolders(shipped: shipped).reversed() {
            for name in folderEntries(folder) where name.hasSuffix(".mustache") && !name.hasPrefix(".") {
                found[name] = "\(folder)/\(name)"
            }
        }
        return found
    }

    /// The folders that templates are looked for in, in this order.
    public func templateFolders(shipped: String?) -> [String] {
        [paths.wave, paths.ownTemplates, paths.templates] + (shipped.map { [$0] } ?? [])
    }
}
