#!/usr/bin/env python3
"""Reference numbers of small pieces of org.anisky.statistics, from numpy and scipy.

Run from the root of the repository:

    /usr/bin/python3 tools/reference/statistics_reference.py > testdata/reference/statistics.csv
"""

import numpy as np
from scipy import stats


def matrix(size, rank):
    """Whole numbers that the test makes the same way: the sum of v v^T over rank vectors."""
    r, k = np.meshgrid(np.arange(rank), np.arange(size), indexing="ij")
    v = (7 * r + 3 * k + r * k) % 11 - 5.0
    return v.T @ v


def main():
    print("# Reference numbers of statistics: tools/reference/statistics_reference.py")
    print(f"# numpy {np.__version__}, scipy {__import__('scipy').__version__}")
    print("# filtered: K = (1 + F S)^-1 F row by row, then ln det(1 + F S); F of 7 parameters, rank 5")
    print("kind,a,b,c,d,value")
    f = matrix(7, 5)
    s = np.array([0.3, 0.02, 0.0, 1.5, -0.001, 0.1, 0.7])
    m = np.eye(7) + f @ np.diag(s)
    k = np.linalg.solve(m, f)
    for i in range(7):
        for j in range(7):
            print(f"filtered,{i},{j},,,{k[i, j]:.15g}")
    sign, log = np.linalg.slogdet(m)
    assert sign > 0
    print(f"log_determinant,,,,,{log:.15g}")
    print(f"rank,,,,,{np.linalg.matrix_rank(f)}")
    # The length of 2 or 3 normal components: probability of at least m without a true one, and of
    # less than m around a true length a.
    for components in (2, 3):
        for m in (0.1, 1.0, 2.5, 6.0, 20.0):
            p = stats.chi2.sf(m * m, components)
            print(f"isotropic,{components},{m},,,{p:.15g}")
        for a in (0.0, 0.3, 2.0, 7.0):
            for m in (0.2, 1.0, 2.5, 8.0):
                p = stats.ncx2.cdf(m * m, components, a * a) if a > 0 else stats.chi2.cdf(m * m, components)
                print(f"below,{components},{m},{a},,{p:.15g}")
    # An estimate of a power that scatters like a mean of nu squares, noise taken off.
    for power, truth, error, noise in (
        (0.5, 0.2, 0.4, 1.0),
        (-0.4, 0.0, 0.5, 1.0),
        (3.0, 2.0, 0.3, 0.5),
        (0.1, 0.1, 0.01, 0.2),
    ):
        nu = 2 * ((truth + noise) / error) ** 2
        p = stats.chi2.cdf(nu * (power + noise) / (truth + noise), nu)
        print(f"power,{power},{truth},{error},{noise},{p:.15g}")


main()
