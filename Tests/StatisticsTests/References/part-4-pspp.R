# PSPP 1.6 as a second witness, for the figures in which it agrees with R: chi-squares, V, gamma and
# tau-b with their standard errors and tests. Its Fisher's test leaves out ties and is not asked.
pspp <- function(name, m) {
    case <- paste0("pspp/", name)
    cells <- paste(row(m), col(m), m)[m > 0]
    output <- tempfile(fileext = ".csv")
    syntax <- tempfile(fileext = ".sps")
    writeLines(c(
        "SET FORMAT=F20.12.", "DATA LIST LIST NOTABLE / r c n.", "BEGIN DATA", cells, "END DATA.",
        "WEIGHT BY n.", "CROSSTABS /TABLES=r BY c /STATISTICS=CHISQ PHI GAMMA BTAU."), syntax)
    stopifnot(system2("pspp", c("-O", "format=csv", "-o", output, syntax), stdout = FALSE) == 0)
    figures <- function(label) {
        line <- grep(paste0("(^|,)", label, ","), readLines(output), value = TRUE)[1]
        as.numeric(strsplit(sub(paste0(".*", label, ","), "", line), ",")[[1]])
    }
    tau <- figures("Kendall's tau-b")
    gamma <- figures("Gamma")
    input(case, rows = nrow(m), columns = ncol(m), counts = byRow(m))
    value(case, chisq = figures("Pearson Chi-Square")[1], g = figures("Likelihood Ratio")[1],
        v = figures("Cramer's V")[1], tau = tau[1], tauerror = tau[2], taut = tau[3], gamma = gamma[1],
        gammaerror = gamma[2], gammat = gamma[3])
}
for (name in c("fan", "small", "wide", "tall", "ordinal")) pspp(name, tables[[name]])
