# Proportions: prop.test without continuity correction. The corrected ones by the formula, with the
# effective size n(N-1)/(N-n) for n.
wilson <- function(name, x, n, level = 0.95, N = NA) {
    case <- paste0("wilson/", name)
    if (is.na(N)) {
        ci <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int)
    } else {
        m <- n * (N - 1) / (N - n)
        z <- qnorm((1 + level) / 2)
        p <- x / n
        ci <- (p + z^2 / (2 * m) + c(-1, 1) * z * sqrt(p * (1 - p) / m + z^2 / (4 * m^2))) / (1 + z^2 / m)
    }
    input(case, successes = x, n = n, level = level, population = N)
    value(case, low = ci[1], high = ci[2])
}
wilson("reference", 11, 21)
wilson("none", 0, 10)
wilson("all", 10, 10)
wilson("one-respondent-yes", 1, 1)
wilson("one-respondent-no", 0, 1)
wilson("zhambyl", 74, 120)
wilson("one-of-120", 1, 120)
wilson("level-99", 74, 120, 0.99)
wilson("level-90", 3, 17, 0.90)
wilson("ten-million", 3333333, 10000000)
wilson("rare-in-million", 2, 1000000)
wilson("finite", 11, 21, N = 60)
wilson("finite-nearly-all", 17, 29, N = 30)
wilson("finite-large", 74, 120, N = 740000)

# Numbers: quantile type 7, t.test; with a population the standard error times sqrt(1 - n/N).
number <- function(name, x, level = 0.95, N = NA) {
    case <- paste0("number/", name)
    at <- as.numeric(levels(factor(x)))
    n <- length(x)
    half <- qt((1 + level) / 2, n - 1) * sd(x) / sqrt(n) * (if (is.na(N)) 1 else sqrt(1 - n / N))
    input(case, values = at, counts = as.vector(table(factor(x, at))), level = level, population = N)
    value(case, n = n, mean = mean(x), sd = sd(x), low = mean(x) - half, high = mean(x) + half,
        min = min(x), q1 = quantile(x, .25, names = FALSE), median = median(x),
        q3 = quantile(x, .75, names = FALSE), max = max(x))
}
set.seed(20200601)
number("one-to-ten", 1:10)
number("two-values", c(3, 8))
number("all-equal", rep(4, 9))
number("scores", c(5, 4, 3, 5, 2, 1, 4, 4, 3, 5, 4, 2, 1, 3, 2, 2, 4, 1, 3, 2, 3, 5))
number("level-99", c(5, 4, 3, 5, 2, 1, 4, 4, 3, 5, 4, 2), 0.99)
number("finite", c(31, 44, 27, 52, 38, 61, 45), N = 11)
number("incomes", round(rlnorm(200, 11, 0.6)))
number("five-point", sample(1:5, 1000, TRUE, c(1, 2, 5, 3, 1)))
number("negative", round(rnorm(37, -3, 10), 1))
number("quarters", c(0.25, 0.5, 0.5, 0.75, 1, 1.25))

# Tables: chisq.test(correct = FALSE) and its stdres.
tables <- list(
    reference = matrix(c(7, 4, 4, 6), 2, byrow = TRUE),
    balanced = matrix(c(10, 5, 5, 10), 2, byrow = TRUE),
    fan = matrix(c(303, 233, 122, 165), 2, byrow = TRUE),
    diagonal = matrix(c(7, 0, 0, 9), 2, byrow = TRUE),
    independent = matrix(c(4, 8, 6, 12), 2, byrow = TRUE),
    lopsided = matrix(c(1, 0, 3, 120), 2, byrow = TRUE),
    small = matrix(c(3, 1, 0, 2, 4, 1, 0, 2, 5), 3, byrow = TRUE),
    wide = matrix(c(12, 5, 9, 3, 7, 8, 14, 2, 6, 11), 2, byrow = TRUE),
    tall = matrix(c(20, 11, 15, 14, 9, 18, 4, 22), 4, byrow = TRUE),
    ordinal = matrix(c(25, 13, 6, 2, 14, 31, 17, 5, 4, 16, 28, 12, 1, 5, 13, 24), 4, byrow = TRUE),
    large = matrix(c(401231, 398112, 210044, 209876, 55021, 54170), 3, byrow = TRUE))
for (name in names(tables)) {
    m <- tables[[name]]
    case <- paste0("table/", name)
    test <- suppressWarnings(chisq.test(m, correct = FALSE))
    input(case, rows = nrow(m), columns = ncol(m), counts = byRow(m))
    value(case, chisq = test$statistic, df = test$parameter, p = test$p.value,
        v = sqrt(test$statistic / (sum(m) * (min(dim(m)) - 1))),
        minexpected = min(test$expected), residual = byRow(test$stdres),
        bound = qnorm(1 - .025 / length(m)))
    # Likelihood ratio.
    o <- m[m > 0]
    g <- 2 * sum(o * log(o / test$expected[m > 0]))
    value(case, g = g, gp = pchisq(g, test$parameter, lower.tail = FALSE))
}

# Fisher's exact test of 2 by 2 tables.
set.seed(19340521)
fisher <- list(
    reference = c(7, 4, 4, 6), ties = c(10, 5, 5, 10), tea = c(3, 1, 1, 3), fan = c(303, 233, 122, 165),
    corner = c(0, 8, 9, 2), one = c(1, 0, 0, 1), margin = c(0, 4, 0, 4) + c(1, 0, 0, 0),
    lopsided = c(1, 0, 3, 120), thousands = c(2013, 1988, 997, 1102), extreme = c(60, 2, 1, 57),
    far = c(400, 3, 5, 390))
for (i in 1:12) fisher[[paste0("random-", i)]] <- rpois(4, c(3, 6, 9, 5) * i) + 1
for (name in names(fisher)) {
    m <- matrix(fisher[[name]], 2, byrow = TRUE)
    case <- paste0("fisher/", name)
    input(case, rows = 2, columns = 2, counts = byRow(m))
    value(case, p = fisher.test(m)$p.value)
}

# The exact p of Pearson's statistic, by going through all tables with the margins observed.
exactPearson <- function(m) {
    expected <- outer(rowSums(m), colSums(m)) / sum(m)
    observed <- sum((m - expected)^2 / expected)
    logConstant <- sum(lfactorial(rowSums(m))) + sum(lfactorial(colSums(m))) - lfactorial(sum(m))
    p <- 0
    fill <- function(t, row, left) {
        if (row == nrow(t)) {
            t[row, ] <- left
            if (sum((t - expected)^2 / expected) >= observed * (1 - 1e-12))
                p <<- p + exp(logConstant - sum(lfactorial(t)))
            return(invisible())
        }
        choices <- as.matrix(expand.grid(lapply(left, function(x) 0:x)))
        for (i in which(rowSums(choices) == rowSums(m)[row])) {
            t[row, ] <- choices[i, ]
            fill(t, row + 1, left - choices[i, ])
        }
    }
    fill(m, 1, colSums(m))
    p
}
sparse <- list(
    three = matrix(c(3, 1, 0, 2, 4, 1, 0, 2, 5), 3, byrow = TRUE),
    weak = matrix(c(2, 3, 1, 4, 3, 3, 2, 1), 2, byrow = TRUE),
    strong = matrix(c(6, 0, 1, 0, 5, 0, 1, 0, 4), 3, byrow = TRUE),
    tall = matrix(c(4, 1, 0, 3, 2, 2, 1, 4), 4, byrow = TRUE),
    rare = matrix(c(11, 16, 25, 3, 9, 14, 28, 0), 2, byrow = TRUE),
    staff = matrix(c(1, 3, 0, 1, 0, 2, 4, 1, 2, 0, 2, 5), 3, byrow = TRUE))
for (name in names(sparse)) {
    m <- sparse[[name]]
    case <- paste0("sparse/", name)
    input(case, rows = nrow(m), columns = ncol(m), counts = byRow(m))
    value(case, p = exactPearson(m))
}

# Pearson's statistic against a million random tables, where there are too many to go through.
set.seed(19790401)
dealt <- function(rows, columns, shift = 0) {
    a <- rep(seq_along(rows), rows)
    b <- sample(rep(seq_along(columns), columns))
    # Some are brought into order, so that the p-value is not that of chance alone.
    moved <- sort(sample(length(b), shift))
    b[moved] <- sort(b[moved])
    unname(as.matrix(table(a, b)))
}
simulated <- list(
    region = dealt(rep(c(28, 29), 7), c(133, 108, 80, 53, 25)),
    settlement = dealt(c(30, 28, 32, 30), c(20, 25, 35, 40), 26),
    education = dealt(c(66, 67, 67, 66, 67, 67), c(133, 107, 80, 53, 27), 62),
    lopsided = dealt(c(980, 12, 8), c(400, 350, 245, 5), 400),
    thousands = dealt(c(5000, 4000, 900, 20), c(4000, 3900, 2000, 20), 400))
for (name in names(simulated)) {
    m <- simulated[[name]]
    case <- paste0("simulated/", name)
    input(case, rows = nrow(m), columns = ncol(m), counts = byRow(m))
    value(case, p = suppressWarnings(chisq.test(m, simulate.p.value = TRUE, B = 1e6))$p.value)
}

# Families of p values.
families <- list(
    three = c(.04358935, .00246892, .45771743),
    ten = c(.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .324),
    tied = c(.03, .03, .01, .9, .01), one = .2)
for (name in names(families)) {
    case <- paste0("family/", name)
    input(case, p = families[[name]])
    value(case, holm = p.adjust(families[[name]], "holm"), bh = p.adjust(families[[name]], "BH"))
}
