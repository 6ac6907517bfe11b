// swift-tools-version: 6.1
// The architecture on one page. Arrows point downward only: a target may name
// targets further down this file, never one further up, and no stage another.

import PackageDescription

let package = Package(
    name: "saualnama",
    products: [
        .executable(name: "survey-ingest", targets: ["survey-ingest"]),
        .executable(name: "survey-clean", targets: ["survey-clean"]),
        .executable(name: "survey-tabulate", targets: ["survey-tabulate"]),
        .executable(name: "survey-protect", targets: ["survey-protect"]),
        .executable(name: "survey-findings", targets: ["survey-findings"]),
        .executable(name: "survey-report", targets: ["survey-report"]),
        .executable(name: "survey-archive", targets: ["survey-archive"]),
        .executable(name: "survey-handover", targets: ["survey-handover"]),
        .executable(name: "survey-manifest", targets: ["survey-manifest"]),
        .executable(name: "survey-protocol", targets: ["survey-protocol"]),
        .executable(name: "survey-export", targets: ["survey-export"]),
        .executable(name: "survey-documents", targets: ["survey-documents"]),
        .executable(name: "survey-paper", targets: ["survey-paper"]),
        .executable(name: "survey-simulate", targets: ["survey-simulate"]),
        .executable(name: "survey-draft", targets: ["survey-draft"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // MARK: Tools: options, one call, exit code
        .tool("survey-ingest", over: "IngestStage"),
        .tool("survey-clean", over: "CleanStage"),
        .tool("survey-tabulate", over: "TabulateStage"),
        .tool("survey-protect", over: "ProtectStage"),
        .tool("survey-findings", over: "FindingsStage"),
        .tool("survey-report", over: "ReportStage"),
        .tool("survey-handover", over: "HandoverStage"),
        .tool("survey-archive", over: "ArchiveStage"),
        .tool("survey-manifest", over: "ManifestStage"),
        .tool("survey-protocol", over: "ProtocolStage"),
        .tool("survey-export", over: "ExportStage"),
        .tool("survey-documents", over: "DocumentStage"),
        .tool("survey-paper", over: "PaperStage"),
        .tool("survey-simulate", over: "SimulateStage"),
        .tool("survey-draft", over: "DraftStage"),

        // MARK: Stages: one step of the flow each; they share StageFiles, never each other
        .stage(
            "IngestStage", ["PersonalDetails", "DelimitedText", "Workbook", "LabelledData", "OrderedWork"]),
        .stage("CleanStage", ["Markdown", "CivilCalendar", "DelimitedText", "OrderedWork"]),
        .stage("TabulateStage", ["CivilCalendar", "Statistics", "DelimitedText", "OrderedWork"]),
        .stage(
            "ProtectStage", ["Disclosure", "PersonalDetails", "OrderedWork", "Statistics", "DelimitedText"]),
        .stage("FindingsStage", ["NumberText", "Statistics"]),
        .stage(
            "ReportStage",
            ["TemplateText", "Markdown", "NumberText", "Statistics", "DelimitedText", "OrderedWork"]),
        .stage("HandoverStage", ["DelimitedText"]),
        .stage("ManifestStage", []),
        .stage("ArchiveStage", ["DelimitedText", "Markdown"]),
        .stage("ProtocolStage", ["DelimitedText", "Markdown", "NumberText"]),
        .stage("ExportStage", ["LabelledFile", "CivilCalendar", "DelimitedText", "Markdown", "NumberText"]),
        .stage(
            "DocumentStage",
            ["CivilCalendar", "DocumentFormats", "WorkbookOutput", "Statistics", "DelimitedText"]),
        .stage("PaperStage", ["DocumentFormats", "WorkbookOutput", "DelimitedText"]),
        .stage("SimulateStage", ["CivilCalendar", "DelimitedText", "Statistics"]),
        .stage("DraftStage", ["DelimitedText", "LabelledData"]),

        // MARK: What the tools share
        .target(
            name: "StageCommand",
            dependencies: [
                "StageFiles", "SurveyModel", "Problems", "OrderedWork",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // MARK: Contracts: the files between stages, the questionnaire, the wave
        .target(
            name: "StageFiles",
            dependencies: ["SurveyModel", "DelimitedText", "OrderedWork", "Problems", "CNettle"]),
        .target(
            name: "SurveyModel",
            dependencies: [
                "CivilCalendar", "DelimitedText", "Workbook", "Problems",
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [.embedInCode("Words/words.csv")]),

        // MARK: Pure libraries
        .target(name: "Statistics", dependencies: ["CGSL"]),
        .target(name: "Disclosure", dependencies: ["CClp"]),
        .target(name: "PersonalDetails"),
        .target(name: "TemplateText", dependencies: ["Markdown", "Problems"]),
        .target(name: "Markdown"),
        .target(name: "NumberText"),
        .target(name: "LabelledFile", dependencies: ["CReadStat"]),
        .target(name: "WorkbookOutput", dependencies: ["CXlsxWriter"]),
        .target(
            name: "DocumentFormats", dependencies: ["DelimitedText", "CZlib", "Problems"],
            resources: [
                .embedInCode("Style/document.css"), .embedInCode("Style/document.lua"),
                .embedInCode("Style/styles.xml"),
            ]),
        .target(name: "DelimitedText", dependencies: ["CLibCSV", "CZlib", "Workbook", "Problems"]),
        .target(name: "Workbook", dependencies: ["CZlib", "CivilCalendar", "Problems"]),
        .target(name: "LabelledData", dependencies: ["CReadStat", "CivilCalendar", "Problems"]),
        .target(name: "OrderedWork"),
        .target(name: "CivilCalendar"),
        .target(name: "Problems"),

        // MARK: System libraries
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
        .systemLibrary(name: "CClp", providers: [.apt(["coinor-libclp-dev"])]),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .systemLibrary(name: "CReadStat", providers: [.apt(["libreadstat-dev"])]),
        .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),

        // MARK: Tests, beside their targets by name
        .testTarget(name: "CivilCalendarTests", dependencies: ["CivilCalendar"]),
        .testTarget(name: "OrderedWorkTests", dependencies: ["OrderedWork"]),
        .testTarget(name: "ProblemsTests", dependencies: ["Problems"]),
        .testTarget(name: "DelimitedTextTests", dependencies: ["DelimitedText", "Problems"]),
        .testTarget(name: "WorkbookTests", dependencies: ["Workbook", "Problems"]),
        .testTarget(name: "LabelledDataTests", dependencies: ["LabelledData", "Problems"]),
        .testTarget(name: "SurveyModelTests", dependencies: ["SurveyModel", "Problems"]),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], exclude: ["References"]),
        .testTarget(name: "DisclosureTests", dependencies: ["Disclosure", "Statistics"]),
        .testTarget(name: "PersonalDetailsTests", dependencies: ["PersonalDetails"]),
        .testTarget(name: "TemplateTextTests", dependencies: ["TemplateText", "Markdown", "Problems"]),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown"]),
        .testTarget(name: "NumberTextTests", dependencies: ["NumberText"]),
        .testTarget(name: "LabelledFileTests", dependencies: ["LabelledFile"]),
        .testTarget(name: "WorkbookOutputTests", dependencies: ["WorkbookOutput"]),
        .testTarget(name: "DocumentFormatsTests", dependencies: ["DocumentFormats", "Problems"]),
        .testTarget(name: "StageCommandTests", dependencies: ["StageCommand", "Problems"]),
        .testTarget(
            name: "StageFilesTests",
            dependencies: ["StageFiles", "SurveyModel", "DelimitedText", "Problems"]),
        .stageTest("IngestStage", also: ["CleanStage", "DelimitedText", "Statistics"]),
        .stageTest("CleanStage", also: ["DelimitedText"]),
        .stageTest(
            "TabulateStage", also: ["CivilCalendar", "Statistics", "DelimitedText"], exclude: ["References"]),
        .stageTest("ProtectStage", also: ["Disclosure"]),
        .stageTest("FindingsStage"),
        .stageTest("ReportStage", also: ["Markdown", "TemplateText"]),
        .stageTest("ManifestStage"),
        .stageTest("ArchiveStage", also: ["DelimitedText"]),
        .stageTest("ProtocolStage"),
        .stageTest("ExportStage", also: ["LabelledFile"]),
        .stageTest("DocumentStage", also: ["WorkbookOutput"]),
        .stageTest("PaperStage", also: ["WorkbookOutput"]),
        .stageTest("SimulateStage", also: ["DelimitedText", "Statistics"]),
        .stageTest("DraftStage", also: ["DelimitedText"]),
        .testTarget(
            name: "AttackTests",
            dependencies: [
                "ProtectStage", "TabulateStage", "StageFiles", "SurveyModel", "DelimitedText", "Problems",
            ]),
        .testTarget(name: "PipelineTests", exclude: ["Cases"]),
    ],
    swiftLanguageModes: [.v6]
)

extension Target {
    /// An executable that is a shell over one stage.
    static func tool(_ name: String, over stage: Target.Dependency) -> Target {
        .executableTarget(
            name: name,
            dependencies: [
                stage, "StageCommand", "StageFiles", "SurveyModel", "Problems",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/Tools/\(name)")
    }

    /// A step of the flow, with the pure libraries it needs.
    static func stage(_ name: String, _ libraries: [Target.Dependency]) -> Target {
        .target(
            name: name,
            dependencies: ["StageFiles", "SurveyModel", "Problems"] + libraries,
            path: "Sources/Stages/\(name)")
    }

    static func stageTest(
        _ stage: String, also libraries: [Target.Dependency] = [], exclude: [String] = []
    ) -> Target {
        .testTarget(
            name: "\(stage)Tests",
            dependencies: [.byName(name: stage), "StageFiles", "SurveyModel", "Problems"] + libraries,
            exclude: exclude)
    }
}
