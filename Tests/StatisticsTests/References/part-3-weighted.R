# Weighted estimates: svydesign(ids = ~1, weights = ~w), subgroups as domains (subset).
weighted <- function(name, answer, group, score, w, N = NA, chisq = TRUE) {
    case <- paste0("weighted/", name)
    data <- data.frame(answer, group, score, w, N = rep(N, length(w)))
    input(case, answer = answer, group = group, score = score, weight = w, population = N)
    design <- if (is.na(N)) svydesign(ids = ~1, weights = ~w, data = data) else
        svydesign(ids = ~1, weights = ~w, fpc = ~N, data = data)
    value(case, deff = length(w) * sum(w^2) / sum(w)^2, size = sum(w)^2 / sum(w^2))
    domains <- c(list(all = design), lapply(
        split(seq_along(group), group), function(rows) design[rows, ]))
    for (domain in names(domains)) {
        d <- domains[[domain]]
        for (code in sort(unique(na.omit(answer)))) {
            d$variables$is <- as.integer(d$variables$answer == code)
            at <- paste0("domain", domain, ".code", code, ".")
            m <- svymean(~is, d, na.rm = TRUE)
            record <- list(share = coef(m), error = SE(m))
            if (coef(m) > 0 && coef(m) < 1) {
                # quasibinomial iterates: tight, so that its limit is compared.
                ci <- attr(svyciprop(~is, d, method = "logit", df = degf(d)), "ci")
                record <- c(record, list(low = ci[1], high = ci[2]))
            }
            names(record) <- paste0(at, names(record))
            do.call(value, c(list(case), record))
        }
        if (sum(!is.na(d$variables$score)) > 1) {
            m <- svymean(~score, d, na.rm = TRUE)
            ci <- confint(m, df = degf(d))
            q <- coef(svyquantile(~score, d, c(.25, .5, .75), na.rm = TRUE, ci = FALSE, qrule = "math"))
            # survey 4.1 gives the second value where the first alone holds more than asked for.
            known <- d$variables[!is.na(d$variables$score), ]
            first <- known$w[order(known$score)][1] / sum(known$w)
            q[first > c(.25, .5, .75)] <- min(known$score)
            record <- list(mean = coef(m), error = SE(m), low = ci[1], high = ci[2],
                q1 = q[1], median = q[2], q3 = q[3])
            names(record) <- paste0("domain", domain, ".", names(record))
            do.call(value, c(list(case), record))
        }
    }
    if (chisq) {
        test <- svychisq(~answer + group, design, statistic = "F", na.rm = TRUE)
        value(case, f = test$statistic, ndf = test$parameter[1], ddf = test$parameter[2], p = test$p.value)
    }
}

golden <- read.csv("golden.csv")
answers <- match(golden$q, c("y", "n", "dk"))
weighted("golden", answers, match(golden$st, c("A", "B")), golden$sc, golden$w)
weighted("golden-scaled", answers, match(golden$st, c("A", "B")), golden$sc, golden$w * 370)
weighted("golden-finite", answers, match(golden$st, c("A", "B")), golden$sc, golden$w, N = 100)
weighted("golden-unit", answers, match(golden$sex, c("f", "m")), golden$sc, rep(1, 24))
set.seed(20200615)
n <- 120
group <- sample(1:4, n, TRUE, c(5, 4, 2, 1))
answer <- vapply(group, function(g) sample(1:5, 1, prob = c(5, 4, 3, 2, g)), 0)
answer[sample(n, 9)] <- NA
score <- sample(c(0:10, NA), n, TRUE)
weighted("citizens", answer, group, score, round(rlnorm(n, 0, .6), 3))
sparse3 <- data.frame(
    answer = c(1, 1, 1, 2, 2, 3, 3, 1, 2, 2, 1, 3, 3, 3, 1), group = c(1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 1, 3, 2, 3, 3),
    w = c(.5, 1.5, 2, 1, .7, 1.1, .9, 3, .4, 1, 1.2, .8, 2.2, 1, 1))
weighted("empty-cell", sparse3$answer, sparse3$group, rep(c(1, 2, 5), 5), sparse3$w)
weighted("all-equal", c(1, 1, 1, 2, 2, 1, 2, 1), rep(1:2, 4), rep(4, 8), c(1, 2, .5, 1, 3, 1, 1, 2))

# Raking: the limit of rake(), epsilon far below its default. golden.csv to sex and stratum, with and
# without base weights; three margins.
rakeTo <- function(name, data, margins, base) {
    case <- paste0("raking/", name)
    design <- svydesign(ids = ~1, weights = ~base, data = cbind(data, base))
    population <- Map(function(variable, freq)
        setNames(data.frame(seq_along(freq), freq), c(variable, "Freq")), names(margins), margins)
    raked <- rake(design, lapply(names(margins), function(v) reformulate(v)), unname(population),
        control = list(maxit = 5000, epsilon = 1e-13))
    w <- weights(raked)
    input(case, base = base, total = sum(margins[[1]]))
    for (i in seq_along(margins)) do.call(input, c(list(case), setNames(
        list(data[[names(margins)[i]]], margins[[i]]), paste0(c("category", "margin"), i))))
    value(case, weight = w, size = sum(w)^2 / sum(w^2))
}
people <- data.frame(sex = match(golden$sex, c("f", "m")), stratum = match(golden$st, c("A", "B")),
    answer = answers)
rakeTo("golden", people, list(sex = c(52, 48), stratum = c(55, 45)), golden$w)
rakeTo("golden-unit", people, list(sex = c(52, 48), stratum = c(55, 45)), rep(1, 24))
rakeTo("three-margins", people, list(sex = c(40, 60), stratum = c(30, 70), answer = c(50, 30, 20)), golden$w)
