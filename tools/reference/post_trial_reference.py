#!/usr/bin/python3
"""Post-trial significances and chi-squared probabilities with 60 digits (mpmath).

    /usr/bin/python3 tools/reference/post_trial_reference.py > testdata/reference/post_trial.csv

quantity post_trial: sqrt2 erfinv(erf(sigma/sqrt2)^trials), argument1 = sigma, argument2 = trials.
quantity chi_squared: P(chi^2 >= argument1) for argument2 degrees of freedom.
"""
import sys

import mpmath as mp

# erf(40/sqrt2) differs from 1 in its 350th digit.
mp.mp.dps = 420


def post_trial(sigma, trials):
    # The solution of ln erf(x/sqrt2) = trials ln erf(sigma/sqrt2), by bisection: no start to guess.
    target = trials * mp.log(mp.erf(mp.mpf(sigma) / mp.sqrt(2)))
    low, high = mp.mpf(0), mp.mpf(sigma) + 1
    for _ in range(400):
        middle = (low + high) / 2
        if mp.log(mp.erf(middle / mp.sqrt(2))) < target:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def main():
    out = sys.stdout
    out.write("# made by: /usr/bin/python3 tools/reference/post_trial_reference.py"
              " > testdata/reference/post_trial.csv\n")
    out.write("# mpmath %s, %d digits\n" % (mp.__version__, mp.mp.dps))
    out.write("quantity,argument1,argument2,value\n")
    for sigma in (0.5, 1, 2, 3, 5, 6.9, 7, 7.1, 7.2, 8, 10, 20, 40):
        for trials in (1, 1.5, 30, 1e4):
            value = post_trial(sigma, mp.mpf(trials))
            out.write("post_trial,%r,%r,%s\n" % (sigma, trials, mp.nstr(value, 17)))
    for statistic in (0.1, 1, 14.55, 52412.37960858 / 100, 1000):
        for freedom in (1, 2, 8, 100):
            value = mp.gammainc(mp.mpf(freedom) / 2, mp.mpf(statistic) / 2, mp.inf, regularized=True)
            out.write("chi_squared,%r,%r,%s\n" % (statistic, freedom, mp.nstr(value, 17)))


if __name__ == "__main__":
    main()
