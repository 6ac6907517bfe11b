/// The ids under which `findings.csv` tells of the checklist of personnel management.
public enum MaturityFinding {
    public static let topic = "maturity"
    public static let overall = "maturity.overall"
    public static let section = "maturity.section."
    public static let level = "maturity.level"
    public static let trait = "maturity.trait."
    public static let next = "maturity.next"
    public static let sensitivity = "maturity.sensitivity."
}
