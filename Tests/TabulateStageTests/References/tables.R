# The tables of one case, as the stage writes them: see make-references.R.

show <- function(x) ifelse(is.na(x), "", if (is.numeric(x)) sprintf("%.17g", x) else as.character(x))
write_table <- function(rows, file) {
    table <- do.call(rbind, lapply(rows, function(row) as.data.frame(lapply(row, show), optional = TRUE)))
    write.csv(table, file, row.names = FALSE, quote = FALSE)
}
share <- function(x, size) if (size > 0) 100 * x / size else NA

wilson <- function(p, size) {
    if (size == 0) return(c(NA, NA))
    100 * suppressWarnings(prop.test(p * size, size, correct = FALSE))$conf.int
}
# The effective sample size of a finite population.
finite <- function(size, N) if (is.na(N)) size else size * (N - 1) / (N - size)

distribution <- function(item, design, N) {
    known <- item$given[!is.na(item$given)]
    interval <- wilson(mean(known), finite(length(known), N))
    row <- list(question = item$q, code = item$code, n = sum(known), base = length(known),
        percent = share(sum(known), length(known)), low = interval[1], high = interval[2],
        weighted_n = NA, weighted_percent = NA, weighted_low = NA, weighted_high = NA, answers = NA,
        percent_of_answers = NA, weighted_percent_of_answers = NA)
    # Of all answers to a question with several: svyratio of one option to their number.
    if (item$q == "q5") {
        all <- rowSums(sapply(c("a", "b", "c"), given5))
        row <- modifyList(row, list(answers = sum(all, na.rm = TRUE),
            percent_of_answers = share(sum(known), sum(all, na.rm = TRUE))))
        if (!is.null(design)) {
            design$variables$is <- item$given
            design$variables$all <- all
            row$weighted_percent_of_answers <- 100 * coef(svyratio(~is, ~all, design, na.rm = TRUE))[[1]]
        }
    }
    if (is.null(design)) return(row)
    w <- weights(design)[!is.na(item$given)]
    design$variables$is <- item$given
    m <- svymean(~is, design, na.rm = TRUE)
    if (coef(m) > 0 && coef(m) < 1)
        ci <- 100 * attr(svyciprop(~is, design, method = "logit", df = degf(design)), "ci")
    else ci <- wilson(coef(m), sum(w)^2 / sum(w^2))
    modifyList(row, list(weighted_n = sum(w * known), weighted_percent = 100 * coef(m)[[1]],
        weighted_low = ci[1], weighted_high = ci[2]))
}

number_row <- function(item, design, N) {
    x <- item$x[!is.na(item$x)]
    # t.test knows no finite population: its half width is multiplied by sqrt(1 - n/N).
    half <- diff(t.test(x)$conf.int) / 2 * if (is.na(N)) 1 else sqrt(1 - length(x) / N)
    quartiles <- quantile(x, c(.25, .5, .75), type = 7)
    row <- list(question = item$q, n = length(x), mean = mean(x), sd = sd(x), low = mean(x) - half,
        high = mean(x) + half, min = min(x), q1 = quartiles[[1]], median = quartiles[[2]],
        q3 = quartiles[[3]], max = max(x), weighted_mean = NA, weighted_low = NA, weighted_high = NA,
        weighted_q1 = NA, weighted_median = NA, weighted_q3 = NA)
    if (is.null(design)) return(row)
    design$variables$x <- item$x
    m <- svymean(~x, design, na.rm = TRUE)
    ci <- confint(m, df = degf(design))
    q <- coef(svyquantile(~x, design, c(.25, .5, .75), na.rm = TRUE, ci = FALSE, qrule = "math"))
    # survey 4.1 gives the second value where the first respondent alone holds more than asked for.
    w <- weights(design)[!is.na(item$x)]
    q[w[order(x)][1] / sum(w) > c(.25, .5, .75)] <- min(x)
    modifyList(row, list(weighted_mean = coef(m)[[1]], weighted_low = ci[1], weighted_high = ci[2],
        weighted_q1 = q[[1]], weighted_median = q[[2]], weighted_q3 = q[[3]]))
}

# Letters of the columns with a smaller share; columns under a base of 30 are marked, and columns where nobody
# or everybody gave the answer are not compared. With weights: the weighted shares of the effective sizes.
letters_of <- function(counts, answered, shares, sizes) {
    compared <- which(answered >= 30 & counts > 0 & counts < answered)
    chosen <- shares * sizes
    bases <- sizes
    marks <- lapply(seq_along(bases), function(i) character())
    if (length(compared) > 1) {
        p <- suppressWarnings(pairwise.prop.test(chosen[compared], bases[compared], p.adjust.method = "bonferroni",
            correct = FALSE))$p.value
        for (i in seq_len(nrow(p))) for (j in seq_len(i)) if (p[i, j] < .05) {
            pair <- compared[c(j, i + 1)]
            pair <- pair[order(chosen[pair] / bases[pair])]
            marks[[pair[2]]] <- c(marks[[pair[2]]], LETTERS[pair[1]])
        }
    }
    ifelse(answered < 30, "*", vapply(marks, function(m) paste(sort(m), collapse = " "), ""))
}

crosstab <- function(item, by, design) {
    group <- demographics[[by]]
    counts <- table(factor(item$given, 0:1), group)
    bases <- colSums(counts)
    w <- if (is.null(design)) rep(1, n) else weights(design)
    kish <- function(w) sum(w)^2 / sum(w^2)
    known <- !is.na(item$given) & !is.na(group)
    sums <- tapply(w[known], list(factor(item$given, 0:1)[known], group[known]), sum, default = 0)
    # As many respondents as the effective size; chisq.test takes counts that are not whole.
    residuals <- suppressWarnings(chisq.test(sums / sum(sums) * kish(w[known])))$stdres[2, ]
    sizes <- vapply(levels(group), function(code) kish(w[known & group == code]), 0)
    marks <- letters_of(counts[2, ], bases, sums[2, ] / colSums(sums), sizes)
    # Bonferroni's bound over the cells in use of the whole table.
    rows <- if (is.null(item$option)) nlevels(droplevels(answer(item$q)[!is.na(group)])) else 2
    bound <- qnorm(1 - .025 / (rows * nlevels(droplevels(group))))
    lapply(levels(group), function(code) {
        inside <- !is.na(group) & group == code & !is.na(item$given)
        row <- list(question = item$q, by = by, code = item$code, by_code = code, n = counts["1", code],
            base = bases[[code]], percent = share(counts["1", code], bases[[code]]), weighted_n = NA,
            weighted_base = NA, weighted_percent = NA, adjusted_residual = residuals[[code]],
            letters = marks[match(code, levels(group))],
            stands_out = if (is.na(residuals[[code]]) || abs(residuals[[code]]) <= bound) ""
                else if (residuals[[code]] > 0) "more" else "fewer")
        if (is.null(design)) return(row)
        w <- weights(design)
        one <- sum(w[inside & item$given == 1])
        modifyList(row, list(weighted_n = one, weighted_base = sum(w[inside]),
            weighted_percent = share(one, sum(w[inside]))))
    })
}

# Concordant less discordant pairs and the like, over all pairs of respondents.
ordinal <- function(x, y) {
    sx <- sign(outer(x, x, "-")); sy <- sign(outer(y, y, "-"))
    s <- sx * sy
    # The influence of each respondent on concordant less discordant pairs; its spread is that of no
    # association (Brown and Benedetti 1977).
    null <- 2 * sqrt(sum((rowSums(s) - mean(rowSums(s)))^2))
    gamma <- sum(s) / sum(abs(s))
    tau <- cor(x, y, method = "kendall")
    list(gamma = gamma, gammap = 2 * pnorm(-abs(gamma * sum(abs(s)) / null)),
        tau = tau, taup = 2 * pnorm(-abs(tau * sqrt(sum(abs(sx)) * sum(abs(sy))) / null)))
}

test_row <- function(q, by, test, statistic = NA, df1 = NA, df2 = NA, p = NA, v = NA, e = NA, n = NA)
    list(question = q, by = by, test = test, statistic = statistic, df1 = df1, df2 = df2, p = p, cramers_v = v,
        min_expected = e, n = n)

# The tests of one answer by one demographic.
association <- function(q, x, by, design, isOrdinal = FALSE, onScale = NULL) {
    group <- demographics[[by]]
    both <- !is.na(x) & !is.na(group)
    m <- table(droplevels(x[both]), droplevels(group[both]))
    t <- suppressWarnings(chisq.test(m, correct = FALSE))
    v <- sqrt(t$statistic / sum(m) / (min(dim(m)) - 1))
    e <- min(t$expected)
    likelihood <- 2 * sum(ifelse(m > 0, m * log(m / t$expected), 0))
    row <- function(...) test_row(q, by, ..., n = sum(m))
    rows <- list(
        row("pearson", t$statistic, t$parameter, p = t$p.value, v = v, e = e),
        row("likelihood_ratio", likelihood, t$parameter, p = pchisq(likelihood, t$parameter, lower.tail = FALSE),
            v = v, e = e))
    if (all(dim(m) == 2)) rows <- c(rows, list(row("fisher", p = fisher.test(m)$p.value, v = v, e = e)))
    else if (e < 5) rows <- c(rows, list(row("monte_carlo", t$statistic,
        p = suppressWarnings(chisq.test(m, simulate.p.value = TRUE, B = 1e6))$p.value, v = v, e = e)))
    if (!is.null(design)) {
        # svychisq gives NaN for a level that nobody has.
        design$variables$x <- droplevels(x)
        design$variables$group <- droplevels(group)
        f <- svychisq(~x + group, design, statistic = "F", na.rm = TRUE)
        shares <- prop.table(tapply(weights(design)[both], list(droplevels(x[both]), droplevels(group[both])), sum,
            default = 0))
        expected <- outer(rowSums(shares), colSums(shares))
        wv <- sqrt(sum((shares - expected)^2 / expected) / (min(dim(m)) - 1))
        rows <- c(rows, list(row("rao_scott", f$statistic, f$parameter[1], f$parameter[2], f$p.value, wv)))
    }
    if (isOrdinal && by == "q2") {
        kept <- both & x %in% onScale
        o <- ordinal(as.integer(x[kept]), as.integer(group[kept]))
        rows <- c(rows, list(test_row(q, by, "gamma", o$gamma, p = o$gammap, n = sum(kept)),
            test_row(q, by, "tau_b", o$tau, p = o$taup, n = sum(kept))))
    }
    rows
}

number_tests <- function(q, x, by) {
    group <- demographics[[by]]
    both <- !is.na(x) & !is.na(group)
    welch <- oneway.test(x ~ group, subset = both)
    ranks <- kruskal.test(x[both], droplevels(group[both]))
    list(test_row(q, by, "welch", welch$statistic, welch$parameter[1], welch$parameter[2], welch$p.value,
            n = sum(both)),
        test_row(q, by, "kruskal_wallis", ranks$statistic, ranks$parameter, p = ranks$p.value, n = sum(both)))
}

concordance <- function() {
    m <- sapply(c("x", "y", "z"), place6)[complete6, ]
    f <- friedman.test(m)
    test_row("q6", "", "kendall_w", f$statistic / (nrow(m) * (ncol(m) - 1)), f$parameter, p = f$p.value,
        n = nrow(m))
}

# Cronbach's alpha from the covariances of the items.
reliability <- function() {
    m <- sapply(paste0("g_", 1:3), function(q) number(answer(q)))
    m <- m[rowSums(is.na(m)) == 0, ]
    s <- cov(m)
    test_row("g", "", "cronbach_alpha", 3 / 2 * (1 - sum(diag(s)) / sum(s)), n = nrow(m))
}

write_case <- function(case, w = NULL, N = NA) {
    dir.create(case, showWarnings = FALSE)
    data <- data.frame(id = seq_len(n))
    design <- if (is.null(w)) NULL else if (is.na(N)) svydesign(ids = ~1, weights = w, data = data) else
        svydesign(ids = ~1, weights = w, fpc = rep(N, n), data = data)
    file <- function(name) file.path(case, paste0(name, ".csv"))
    write_table(lapply(items, distribution, design, N), file("distributions"))
    write_table(lapply(numbers, number_row, design, N), file("numbers"))
    crossed <- unlist(lapply(names(demographics), function(by) unlist(lapply(
        items[vapply(items, function(item) item$q != by, TRUE)],
        crosstab, by, design), FALSE)), FALSE)
    write_table(crossed, file("crosstabs"))
    tests <- unlist(lapply(names(demographics), function(by) c(
        # q1 by q2 is q2 by q1, and is tested once.
        unlist(lapply(setdiff(names(valid), if (by == "q1") c("q1", "q2") else by), function(q)
            association(q, answer(q), by, design, q %in% c("q4", "q7", "g_1", "g_2", "g_3"), 1:5)), FALSE),
        unlist(lapply(Filter(function(item) !is.null(item$option), items), function(item)
            association(paste0(item$q, "_", item$code), factor(item$given, 1:0), by, design)), FALSE),
        unlist(lapply(numbers[4:5], function(item) number_tests(item$q, item$x, by)), FALSE))), FALSE)
    write_table(c(tests, list(concordance(), reliability())), file("tests"))
}
