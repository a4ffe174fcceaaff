#!/usr/bin/python3
"""Quantiles of the length of a Gaussian vector of mean zero (scipy).

    /usr/bin/python3 tools/reference/isotropic_amplitude_reference.py > testdata/reference/isotropic_amplitude.csv

The density is integrated over the disc or ball in the axes of the covariance: over the plane in
polar coordinates by quadrature, over the third axis by the error function.
Columns: the covariance row by row, the probability, the quantile.
"""
import numpy as np
import scipy
from scipy import integrate, optimize, special

COVARIANCES = [
    [[1, 0], [0, 1]],
    [[1, 1.5], [1.5, 9]],
    [[4e-4, -1e-4], [-1e-4, 1e-4]],
    [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    [[1, 0, 0], [0, 4, 0], [0, 0, 9]],
    [[2, 0.5, -0.3], [0.5, 1, 0.2], [-0.3, 0.2, 3]],
]


def below(amplitude, deviations):
    """P(length < amplitude) for independent components with these standard deviations."""
    first, second = deviations[:2]

    def density(r, angle):
        square = (r * np.cos(angle) / first) ** 2 + (r * np.sin(angle) / second) ** 2
        plane = r * np.exp(-square / 2) / (2 * np.pi * first * second)
        if len(deviations) == 2:
            return plane
        height = np.sqrt(max(0.0, amplitude**2 - r**2))
        return plane * special.erf(height / deviations[2] / np.sqrt(2))

    quarter, _ = integrate.dblquad(density, 0, np.pi / 2, 0, amplitude, epsabs=1e-11, epsrel=1e-11)
    return 4 * quarter


def main():
    print("# made by: /usr/bin/python3 tools/reference/isotropic_amplitude_reference.py"
          " > testdata/reference/isotropic_amplitude.csv")
    print("# scipy %s" % scipy.__version__)
    print("covariance,probability,quantile")
    for covariance in COVARIANCES:
        deviations = np.sqrt(np.linalg.eigvalsh(np.array(covariance, float)))
        largest = deviations.max()
        for probability in (0.025, 0.5, 0.975):
            quantile = largest * optimize.brentq(
                lambda a: below(a, deviations / largest) - probability, 0.02, 6, xtol=1e-10)
            flat = " ".join(repr(v) for row in covariance for v in row)
            print("%s,%r,%.8g" % (flat, probability, quantile))


if __name__ == "__main__":
    main()
