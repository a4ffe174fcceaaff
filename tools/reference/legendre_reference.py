#!/usr/bin/python3
"""Reference values of orthonormal associated Legendre functions of high degree for LegendreColumn.

    /usr/bin/python3 tools/reference/legendre_reference.py > testdata/reference/legendre.csv

Upward recursion with 60 decimal digits and an unlimited exponent, z being the double of the file.
"""
import sys
from decimal import Decimal, getcontext

PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628621")
CASES = (
    # degree and order, z: the start of the recursion is 1e-300, 1e-600, 1e-1400, ...
    (3000, 1100, (0.05, 0.5, 0.9, 0.93, 0.95, 0.99)),
    (3000, 2500, (0.0, 0.3, 0.55, 0.8)),
    (3000, 40, (0.7, 0.999, 0.9999)),
    (2000, 1, (0.1, 0.99999)),
    (900, 0, (-0.6, 0.999)),
)


def legendre(l, m, z):
    z = Decimal(z)
    value = Decimal(2 * m + 1) / (4 * PI)
    for k in range(1, m + 1):
        value = value * (2 * k - 1) / (2 * k)
    before, value = Decimal(0), value.sqrt() * (1 - z * z).sqrt() ** m * (-1) ** m
    for n in range(m + 1, l + 1):
        a = (Decimal(4 * n * n - 1) / (n * n - m * m)).sqrt()
        b = (Decimal((n - 1) ** 2 - m * m) / (4 * (n - 1) ** 2 - 1)).sqrt()
        before, value = value, a * (z * value - b * before)
    return value


def main():
    getcontext().prec = 60
    sys.stdout.write("# made by: /usr/bin/python3 tools/reference/legendre_reference.py"
                     " > testdata/reference/legendre.csv\n")
    sys.stdout.write("l,m,z,lambda\n")
    for l, m, heights in CASES:
        for z in heights:
            sys.stdout.write("%d,%d,%r,%.20e\n" % (l, m, z, legendre(l, m, z)))


if __name__ == "__main__":
    main()
