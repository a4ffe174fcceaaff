#!/usr/bin/python3
"""Significance of events on against off a source, with 60 digits (mpmath).

    /usr/bin/python3 tools/reference/li_ma_reference.py > testdata/reference/li_ma.csv

sqrt2 [n ln((1 + a)/a n/(n + m)) + m ln((1 + a) m/(n + m))]^(1/2), the sign that of n - a m
(Li and Ma 1983, ApJ 272, 317, equation 17), n events on, m off, a the exposure on over that off.
"""
import sys

import mpmath as mp

mp.mp.dps = 60


def li_ma(on, off, alpha):
    n, m, a = mp.mpf(on), mp.mpf(off), mp.mpf(alpha)
    square = mp.mpf(0)
    if n > 0:
        square += n * mp.log((1 + a) / a * n / (n + m))
    if m > 0:
        square += m * mp.log((1 + a) * m / (n + m))
    return mp.sign(n - a * m) * mp.sqrt(2 * square)


def main():
    out = sys.stdout
    out.write("# made by: /usr/bin/python3 tools/reference/li_ma_reference.py"
              " > testdata/reference/li_ma.csv\n")
    out.write("# mpmath %s, %d digits\n" % (mp.__version__, mp.mp.dps))
    out.write("on,off,alpha,sigma\n")
    for on, off, alpha in ((100, 80, 1), (20, 50, 0.25), (5, 50, 0.25), (0, 50, 0.25), (7, 0, 0.5),
                           (140, 1130, 0.125), (1e6, 1e7, 0.1005), (1e9, 1e10, 0.10001), (3.5, 9.25, 2)):
        out.write("%r,%r,%r,%s\n" % (on, off, alpha, mp.nstr(li_ma(on, off, alpha), 17)))


if __name__ == "__main__":
    main()
