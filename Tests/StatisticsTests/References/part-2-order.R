# Ordinal association. The estimates by their definition over pairs of respondents; the standard errors by
# the delta method, with the gradient by a complex step, which is exact to rounding and shares no algebra
# with the closed forms of the module. Under no association the mean of the influence is left as it is,
# and the tie terms of the denominator do not vary.
pairsOf <- function(p) {
    concordant <- discordant <- 0
    for (i in seq_len(nrow(p))) for (j in seq_len(ncol(p))) {
        below <- seq_len(nrow(p)) > i
        concordant <- concordant + p[i, j] * sum(p[below, seq_len(ncol(p)) > j])
        discordant <- discordant + p[i, j] * sum(p[below, seq_len(ncol(p)) < j])
    }
    list(concordant = 2 * concordant, discordant = 2 * discordant)
}
gammaOf <- function(p) with(pairsOf(p), (concordant - discordant) / (concordant + discordant))
tauOf <- function(p) with(pairsOf(p), (concordant - discordant) /
    sqrt((sum(p)^2 - sum(rowSums(p)^2)) * (sum(p)^2 - sum(colSums(p)^2))))
deltaError <- function(m, f) {
    p <- m / sum(m)
    gradient <- vapply(seq_along(p), function(i) {
        q <- p + 0i
        q[i] <- q[i] + 1e-30i
        Im(f(q)) / 1e-30
    }, 0)
    sqrt((sum(p * gradient^2) - sum(p * gradient)^2) / sum(m))
}
nullError <- function(m, denominator) {
    # The numerator alone varies.
    deltaError(m, function(p) with(pairsOf(p), concordant - discordant)) / denominator
}
for (name in c("reference", "fan", "small", "wide", "tall", "ordinal", "lopsided", "large")) {
    m <- tables[[name]]
    case <- paste0("ordinal/", name)
    p <- m / sum(m)
    input(case, rows = nrow(m), columns = ncol(m), counts = byRow(m))
    both <- with(pairsOf(p), concordant + discordant)
    scale <- sqrt((1 - sum(rowSums(p)^2)) * (1 - sum(colSums(p)^2)))
    value(case, gamma = gammaOf(m), gammaerror = deltaError(m, gammaOf), gammanull = nullError(m, both),
        gammap = 2 * pnorm(-abs(gammaOf(m) / nullError(m, both))),
        tau = tauOf(m), tauerror = deltaError(m, tauOf), taunull = nullError(m, scale))
    if (sum(m) < 2000) {
        long <- as.data.frame(as.table(m))
        long <- long[rep(seq_len(nrow(long)), long$Freq), ]
        value(case, kendall = cor(as.integer(long$Var1), as.integer(long$Var2), method = "kendall"))
    }
}

# A number by groups.
set.seed(19510601)
groups <- list(
    three = list(c(5, 4, 3, 5, 2), c(1, 2, 2, 3, 1, 2, 4), c(3, 3, 4, 5)),
    two = list(c(31, 44, 27, 52), c(38, 61, 45, 40, 59)),
    ties = list(c(1, 1, 2, 2), c(2, 2, 3), c(1, 3, 3, 3, 2)),
    equal = list(c(1, 2, 3), c(1, 2, 3), c(3, 2, 1)),
    many = lapply(1:9, function(i) round(rnorm(10 + 3 * i, 20 + i / 2, i), 1)),
    offset = lapply(1:3, function(i) 1e6 + round(rnorm(25, i, 2), 2)),
    scales = lapply(1:4, function(i) sample(1:5, 300, TRUE, c(1, 2, 3, 2, i))))
for (name in names(groups)) {
    case <- paste0("groups/", name)
    y <- unlist(groups[[name]])
    g <- rep(seq_along(groups[[name]]), lengths(groups[[name]]))
    input(case, value = y, group = g - 1)
    welch <- oneway.test(y ~ g)
    kruskal <- kruskal.test(y, g)
    value(case, welch = welch$statistic, num = welch$parameter[1], denom = welch$parameter[2],
        welchp = welch$p.value, kruskal = kruskal$statistic, kruskaldf = kruskal$parameter,
        kruskalp = kruskal$p.value)
}

# Column proportions: prop.test's chi-square without correction is the square of the pooled z.
columns <- list(
    reference = list(x = c(50, 28, 36), n = c(100, 80, 120)),
    five = list(x = c(12, 44, 30, 71, 9), n = c(60, 90, 64, 102, 55)),
    two = list(x = c(300, 255), n = c(1000, 1000)))
for (name in names(columns)) {
    x <- columns[[name]]$x
    n <- columns[[name]]$n
    case <- paste0("columns/", name)
    p <- c()
    for (i in seq_len(length(x) - 1)) for (j in (i + 1):length(x))
        p <- c(p, prop.test(x[c(i, j)], n[c(i, j)], correct = FALSE)$p.value)
    input(case, chosen = x, bases = n)
    value(case, p = p, adjusted = p.adjust(p, "bonferroni"))
}

# Rankings: friedman.test; W from its statistic.
set.seed(19390901)
rankings <- list(
    permutations = t(replicate(40, order(order(c(1, 2, 3, 4, 5) + rnorm(5, 0, 2))))),
    ties = matrix(c(1, 2, 2, 4, 1, 1, 3, 4, 2, 1, 2, 3, 1, 1, 1, 4, 4, 2, 1, 3), 5, byrow = TRUE),
    alike = matrix(rep(1:3, 6), 6, byrow = TRUE))
for (name in names(rankings)) {
    m <- rankings[[name]]
    case <- paste0("ranking/", name)
    test <- friedman.test(m)
    input(case, items = ncol(m), places = byRow(m))
    value(case, w = test$statistic / (nrow(m) * (ncol(m) - 1)), chisq = test$statistic, p = test$p.value,
        sums = colSums(t(apply(m, 1, rank))))
}

# Cronbach's alpha by its definition, from R's variances.
set.seed(19510901)
common <- rnorm(60)
grids <- list(
    four = pmin(pmax(round(3 + outer(common, rep(.8, 4)) + rnorm(240, 0, .7)), 1), 5),
    opposed = matrix(c(1, 5, 2, 4, 3, 3, 4, 2, 5, 2, 3, 3), 6, byrow = TRUE),
    unrelated = matrix(sample(1:5, 200, TRUE), 40))
for (name in names(grids)) {
    m <- grids[[name]]
    case <- paste0("grid/", name)
    input(case, items = ncol(m), scores = byRow(m))
    value(case, alpha = ncol(m) / (ncol(m) - 1) * (1 - sum(apply(m, 2, var)) / var(rowSums(m))))
}
