# Makes scales.csv beside it: items of invented scales with their reliability by R's psych.
#
#     cd Tests/StatisticsTests/References && Rscript make-scales.R
#
# R 4.2 with psych 2.2 (Debian 12). raw_alpha and r.drop are those of psych::alpha(), omega.tot that of
# psych::omega() with one factor, which is fitted by minimum residuals.

suppressPackageStartupMessages(library(psych))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")

lines <- c("case,name,values")
show <- function(x) paste(sprintf("%.12g", x), collapse = " ")
scale <- function(case, seed, n, loadings, cuts) {
    set.seed(seed)
    f <- rnorm(n)
    items <- sapply(loadings, function(l)
        as.integer(cut(l * f + sqrt(1 - l^2) * rnorm(n), c(-Inf, cuts, Inf))) - 1)
    a <- suppressWarnings(suppressMessages(alpha(items, check.keys = FALSE, warnings = FALSE)))
    o <- suppressWarnings(suppressMessages(omega(items, nfactors = 1, flip = FALSE, plot = FALSE)))
    for (i in seq_along(loadings))
        lines <<- c(lines, paste(case, "item", show(items[, i]), sep = ","))
    lines <<- c(lines,
        paste(case, "alpha", show(a$total$raw_alpha), sep = ","),
        paste(case, "rest", show(a$item.stats$r.drop), sep = ","),
        paste(case, "omega", show(o$omega.tot), sep = ","))
}
scale("four-of-five-steps", 1, 60, c(.8, .7, .6, .5), c(-1, -.3, .3, 1))
scale("six-of-three-steps", 2, 45, c(.9, .8, .7, .7, .4, .3), c(-.5, .5))
scale("three-of-two-answers", 8, 200, c(.8, .8, .7), 0)
scale("one-that-runs-against", 4, 50, c(.8, .7, .7, -.5), c(-1, 0, 1))
scale("five-that-hardly-go-together", 5, 40, c(.4, .3, .2, .3, .4), c(-1, -.3, .3, 1))
writeLines(lines, "scales.csv")
