# Makes coded.csv and the tables that the stage is to make of it: one folder for each case.
#
#     cd Tests/TabulateStageTests/References && Rscript make-references.R
#
# R 4.2 with survey 4.1, and PSPP 1.6 (Debian 12). Invented answers to form.csv, made here with a fixed seed.
# Whatever R has a function for is that function's answer; the rest is written out from its definition.

suppressPackageStartupMessages(library(survey))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20200601)

n <- 96
some <- function(x, gaps, mark = "") replace(as.character(x), sample(n, gaps), mark)
sex <- sample(1:2, n, TRUE, c(4, 6))
age <- sample(1:3, n, TRUE, c(5, 4, 1))
rating <- pmin(4, pmax(1, round(age + rnorm(n, 0.4, 1))))
answers <- data.frame(
    respondent = seq_len(n), q1 = sex,
    q2 = replace(some(age, 4, "9"), 17, ".i"),
    q3 = sample(1:3, n, TRUE, c(5, 3, 2)),
    q4 = replace(some(rating, 6), sample(n, 9), c(rep("other", 4), rep("9", 3), ".i", ".i")))
ticks <- matrix(rbinom(3 * n, 1, rep(c(.6, .35, .1), each = n)), n)
ticks[sample(n, 5), ] <- ""
ticks[sample(n, 3), ] <- 0
ticks[sample(n, 2), ] <- ".s"
# Ticks alone: what was not ticked is blank.
alone <- sample(which(rowSums(ticks == "1") > 0), 10)
ticks[alone, ] <- ifelse(ticks[alone, ] == "1", "1", "")
answers[paste0("q5_", c("a", "b", "c"))] <- ticks
places <- t(apply(matrix(rnorm(3 * n, rep(c(0, .6, .3), each = n)), n), 1, rank))
places[sample(n, 7), ] <- c(1, 1, 2)[rep(1:3, each = 7)]
storage.mode(places) <- "character"
places[sample(n, 5), 3] <- ""
places[sample(n, 3), ] <- ""
answers[paste0("q6_", c("x", "y", "z"))] <- places
answers$q7 <- some(sample(1:5, n, TRUE, c(1, 2, 4, 3, 2)), 5)
answers$q8 <- some(round(rexp(n, 1 / (6 + 3 * sex)), 1), 6, ".s")
common <- rnorm(n)
for (item in 1:3) answers[[paste0("g_", item)]] <-
    replace(some(pmin(5, pmax(1, round(3 + common + rnorm(n)))), 4), sample(n, 2), "9")
answers$w <- round(rlnorm(n, 0, .5), 3)
write.csv(answers, "coded.csv", row.names = FALSE, quote = FALSE)

# What the stage counts: for each item its codes and the vectors given (1, 0 or NA) of its respondents.
valid <- list(q1 = 1:2, q2 = 1:3, q3 = 1:4, q4 = c(1:4, "other"), q7 = 1:5, g_1 = 1:5, g_2 = 1:5, g_3 = 1:5)
answer <- function(q) {
    x <- as.character(answers[[q]])
    factor(ifelse(x %in% valid[[q]], x, NA), valid[[q]])
}
number <- function(x) suppressWarnings(as.numeric(as.character(x)))
given5 <- function(option) {
    flags <- answers[paste0("q5_", c("a", "b", "c"))]
    answered <- rowSums(flags == "1") > 0 | rowSums(flags == "0") == 3
    ifelse(answered, as.integer(flags[[paste0("q5_", option)]] == "1"), NA)
}
complete6 <- rowSums(answers[paste0("q6_", c("x", "y", "z"))] == "") == 0
place6 <- function(item) ifelse(complete6, number(answers[[paste0("q6_", item)]]), NA)
items <- c(
    unlist(lapply(names(valid)[1:4], function(q) lapply(valid[[q]], function(code)
        list(q = q, code = code, given = as.integer(answer(q) == code)))), FALSE),
    lapply(c("a", "b", "c"), function(o) list(q = "q5", code = o, given = given5(o), option = TRUE)),
    lapply(c("x", "y", "z"), function(o) list(q = "q6", code = o, given = as.integer(place6(o) == 1),
        option = TRUE)),
    unlist(lapply(names(valid)[5:8], function(q) lapply(valid[[q]], function(code)
        list(q = q, code = code, given = as.integer(answer(q) == code)))), FALSE))
numbers <- c(
    lapply(c("x", "y", "z"), function(o) list(q = paste0("q6_", o), x = place6(o))),
    list(list(q = "q7", x = number(answer("q7"))), list(q = "q8", x = number(answers$q8))),
    lapply(paste0("g_", 1:3), function(q) list(q = q, x = number(answer(q)))))
demographics <- list(q1 = answer("q1"), q2 = answer("q2"))

source("tables.R")
write_case("unweighted")
write_case("weighted", w = answers$w)
write_case("finite", w = answers$w, N = 400)
base <- svydesign(ids = ~1, weights = ~w, data = data.frame(w = answers$w, q1 = answer("q1"), q3 = answer("q3")))
total <- function(q, shares) setNames(data.frame(levels(droplevels(answer(q))), shares * n / 100), c(q, "Freq"))
base$variables$q3 <- droplevels(base$variables$q3)
raked <- rake(base, list(~q1, ~q3), list(total("q1", c(48, 52)), total("q3", c(40, 35, 25))),
    control = list(maxit = 1000, epsilon = 1e-11))
w <- weights(raked)
write_case("raked", w = w / mean(w))
source("pspp.R")
