# McNemar's test by R's mcnemar.test and binom.test, and the interval of the difference by method 10 of R. G. Newcombe
# (Statistics in Medicine 17 (1998) 2635-2650), written out here from the paper: values for PairedSharesTests.
# Rscript make-pairs.R >pairs.csv
tables <- rbind(
  c(36, 12, 2, 0), c(30, 40, 20, 30), c(53, 16, 8, 9), c(1, 1, 7, 12), c(0, 5, 0, 9), c(20, 0, 6, 94),
  c(212, 144, 256, 707), c(10, 12, 13, 5), c(10, 12, 12, 5), c(0, 0, 1, 9), c(60, 3, 21, 36), c(150, 30, 30, 30))
wilson <- function(x, n) {
  prop.test(x, n, correct = FALSE)$conf.int
}
cat("both,lost,gained,neither,p_chi,p_exact,low,high\n")
for (row in seq_len(nrow(tables))) {
  t <- tables[row, ]
  a <- t[1]; b <- t[2]; c <- t[3]; d <- t[4]; n <- sum(t)
  chi <- mcnemar.test(matrix(t, 2), correct = FALSE)$p.value
  exact <- binom.test(c, b + c)$p.value
  p1 <- (a + b) / n; p2 <- (a + c) / n
  i1 <- suppressWarnings(wilson(a + b, n)); i2 <- suppressWarnings(wilson(a + c, n))
  m <- (a + b) * (c + d) * (a + c) * (b + d)
  product <- a * d - b * c
  phi <- if (m == 0) 0 else (if (product > 0) max(product - n / 2, 0) else product) / sqrt(m)
  side <- function(x, y) sqrt(max(0, x^2 - 2 * phi * x * y + y^2))
  low <- max(-1, p2 - p1 - side(p2 - i2[1], i1[2] - p1))
  high <- min(1, p2 - p1 + side(i2[2] - p2, p1 - i1[1]))
  cat(paste(c(t, format(c(chi, exact, low, high), digits = 15, trim = TRUE)), collapse = ","), "\n", sep = "")
}
