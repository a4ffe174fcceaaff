"""Limits and intervals of a true amplitude, by other means than the program's, with scipy.

    /usr/bin/python3 tools/reference/amplitude_limits_reference.py > testdata/reference/amplitude_limits.csv

Feldman-Cousins: the construction itself on grids of measured amplitudes, with the densities of
scipy's Rice distribution and of chi with three degrees of freedom off centre: for every true
amplitude the measured ones are sorted by the ratio of likelihoods and taken until the level is
reached. Bayesian: the posterior on a grid of amplitudes, the likelihood averaged over a dense grid
of directions (two components) or over spherical Fibonacci points (three).
"""
import numpy as np
import scipy
from scipy import special, stats

STEP = 0.002
MEASURED = (np.arange(int(14 / STEP)) + 0.5) * STEP
TRUE = np.arange(0, 10, 0.004)


def density(components, measured, true):
    if components == 2:
        return stats.rice.pdf(measured, true)
    if true == 0:
        return np.sqrt(2 / np.pi) * measured**2 * np.exp(-measured**2 / 2)
    return measured / (true * np.sqrt(2 * np.pi)) * (
        np.exp(-(measured - true)**2 / 2) - np.exp(-(measured + true)**2 / 2))


class Construction:
    """Confidence belts of one number of components."""

    def __init__(self, components):
        self.table = np.array([density(components, MEASURED, true) for true in TRUE])
        self.ratio = self.table / self.table.max(axis=0)

    def interval(self, measured, confidence):
        place = int(measured / STEP)
        accepted = []
        for row, ratio in zip(self.table, self.ratio):
            ahead = (row * (ratio > ratio[place])).sum() * STEP
            accepted.append(ahead <= confidence)
        inside = TRUE[np.array(accepted)]
        return inside[0], inside[-1]


def directions(components):
    if components == 2:
        angle = 2 * np.pi * np.arange(4000) / 4000
        return np.array([np.cos(angle), np.sin(angle)]).T
    count = 40000
    height = 1 - (2 * np.arange(count) + 1) / count
    azimuth = np.pi * (1 + np.sqrt(5)) * np.arange(count)
    across = np.sqrt(1 - height**2)
    return np.array([across * np.cos(azimuth), across * np.sin(azimuth), height]).T


def bayesian(values, covariance, confidence, prior):
    inverse = np.linalg.inv(covariance)
    size = len(values)
    unit = directions(size)
    along = np.einsum("nk,kl,nl->n", unit, inverse, unit)
    cross = unit @ inverse @ values
    reach = np.linalg.norm(values) + 8 * np.sqrt(np.linalg.eigvalsh(covariance)[-1])
    edges = np.linspace(0, reach, 3001)
    amplitude = (edges[1:] + edges[:-1]) / 2
    offset = values @ inverse @ values
    likelihood = np.array(
        [np.mean(np.exp(-(a * a * along - 2 * a * cross + offset) / 2)) for a in amplitude])
    if prior == "vector":
        likelihood = likelihood * amplitude**(size - 1)
    below = np.concatenate([[0], np.cumsum(likelihood)])
    return np.interp(confidence, below / below[-1], edges)


def text(matrix):
    return " ".join("%.10g" % value for value in np.ravel(matrix))


def main():
    print("# made by: /usr/bin/python3 tools/reference/amplitude_limits_reference.py"
          " > testdata/reference/amplitude_limits.csv")
    print("# scipy %s" % scipy.__version__)
    print("method,values,covariance,confidence,lower,upper")
    for components in (2, 3):
        belts = Construction(components)
        for measured in (0.001, 0.25, 1, 2, 3, 5):
            values = np.zeros(components)
            values[0] = measured
            for confidence in (0.6826894921, 0.95, 0.99):
                lower, upper = belts.interval(measured, confidence)
                print("feldman-cousins,%s,%s,%.10g,%.3f,%.3f" % (
                    text(values), text(np.eye(components)), confidence, lower, upper))
                for prior in ("amplitude", "vector"):
                    print("bayesian-%s,%s,%s,%.10g,0,%.6f" % (
                        prior, text(values), text(np.eye(components)), confidence,
                        bayesian(values, np.eye(components), confidence, prior)))
    correlated = [
        (np.array([0.8, -0.3]), np.array([[1, 0.3], [0.3, 2]])),
        (np.array([1.5, 3.0]), np.array([[0.5, -0.1], [-0.1, 0.2]])),
        (np.array([0.2, 0.4, -1.5]), np.diag([1.0, 1.0, 4.0])),
        (np.array([1.2, -0.7, 0.3]),
         np.array([[2, 0.5, -0.3], [0.5, 1, 0.2], [-0.3, 0.2, 3]])),
        (np.array([3.0, 4.0, 1.0]),
         np.array([[0.5, 0.1, 0], [0.1, 0.6, 0.1], [0, 0.1, 0.9]])),
    ]
    for values, covariance in correlated:
        for confidence in (0.95, 0.99):
            for prior in ("amplitude", "vector"):
                print("bayesian-%s,%s,%s,%.10g,0,%.6f" % (
                    prior, text(values), text(covariance), confidence,
                    bayesian(values, covariance, confidence, prior)))


if __name__ == "__main__":
    main()
