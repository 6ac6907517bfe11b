import CGSL

/// The tails and quantiles of the distributions that the tests and intervals need, from the GNU
/// Scientific Library. The only file that calls it.
///
/// GSL's default answer to a domain error is to abort the process. The guards here keep such
/// arguments from it; should a special function still report underflow, the handler is off and the
/// value it returns (zero) is the right one.
enum Distributions {
    private static let errorsDoNotAbort: Void = {
        _ = gsl_set_error_handler_off()
    }()

    /// The `z` with `probability` above it in the standard normal distribution.
    ///
    /// - Parameter probability: Strictly between 0 and 1.
    static func normalUpperQuantile(_ probability: Double) -> Double {
        precondition(probability > 0 && probability < 1, "a probability lies strictly between 0 and 1")
        return withoutAborting(gsl_cdf_ugaussian_Qinv(probability))
    }

    /// The probability that a standard normal variable is further from zero than `z`, either side.
    static func normalTwoSided(_ z: Double) -> Double {
        withoutAborting(min(1, 2 * gsl_cdf_ugaussian_Q(abs(z))))
    }

    /// The `t` with `probability` above it in Student's distribution.
    ///
    /// - Parameters:
    ///   - probability: Strictly between 0 and 1.
    ///   - degrees: Degrees of freedom, positive, not necessarily whole.
    static func tUpperQuantile(_ probability: Double, degrees: Double) -> Double {
        precondition(probability > 0 && probability < 1, "a probability lies strictly between 0 and 1")
        precondition(degrees > 0, "degrees of freedom are positive")
        return withoutAborting(gsl_cdf_tdist_Qinv(probability, degrees))
    }

    /// The probability that a chi-square variable exceeds `statistic`; `nil` where it has no meaning.
    static func chiSquareUpperTail(_ statistic: Double, degrees: Double) -> Double? {
        guard degrees > 0, degrees.isFinite, !statistic.isNaN else { return nil }
        if statistic <= 0 { return 1 }
        if statistic == .infinity { return 0 }
        return withoutAborting(gsl_cdf_chisq_Q(statistic, degrees))
    }

    /// The probability that an F variable exceeds `statistic`; `nil` where it has no meaning.
    static func fUpperTail(_ statistic: Double, numerator: Double, denominator: Double) -> Double? {
        guard numerator > 0, numerator.isFinite, denominator > 0, denominator.isFinite, !statistic.isNaN
        else { return nil }
        if statistic <= 0 { return 1 }
        if statistic == .infinity { return 0 }
        return withoutAborting(gsl_cdf_fdist_Q(statistic, numerator, denominator))
    }

    private static func withoutAborting(_ value: @autoclosure () -> Double) -> Double {
        errorsDoNotAbort
        return value()
    }
}
