#!/usr/bin/python3
"""Test statistics of the 22 half sweeps of the public reconstruction of the Auger list above 8 EeV.

    /usr/bin/python3 tools/reference/auger2017_published.py \
        ../shared/data/auger2017-8EeV/Arrival_directions_8EeV_Science_2017.dat \
        > testdata/reference/auger2017-published.csv

The method of Ahlers et al. 2016 (ApJ 823, 10) as its author's public Python runs it, written afresh:
180 declination rings of equal sin(dec), 360 columns of right ascension, 360 sidereal bins, local
columns centred at x + 1/2 (right ascension minus sidereal time, each rounded down by itself),
linear sidereal time, zenith <= 80 deg by the centre of the local cell. The gauge: dI is floored at
-1 and the mean of each ring is taken off; A is left alone. In TS mu0 is summed where mu0 > 0, mu
where mu > 0, and n ln(mu/mu0) where n, mu and mu0 > 0.
"""
import sys

import numpy as np

RINGS = 180
COLUMNS = 360
SWEEPS = 11
LATITUDE = np.radians(-35.2)
MAX_ZENITH = np.radians(80)
TROPICAL_YEAR = 365.24217
RATE = 2 * np.pi * (1 / 86400 + 1 / (TROPICAL_YEAR * 86400))
SIDEREAL_TIME_AT_EPOCH = 2.0488691940859876 * np.pi / 12


def binned(path):
    """Counts [tau][ring][column]; ring 0 is the southernmost."""
    declination, right_ascension, utc = np.loadtxt(path, usecols=(2, 3, 6), unpack=True)
    sidereal = (RATE * utc + SIDEREAL_TIME_AT_EPOCH) % (2 * np.pi)
    edges = np.linspace(0, 2 * np.pi, COLUMNS + 1)
    tau = np.digitize(sidereal, edges) - 1
    column = np.digitize((np.radians(right_ascension) - sidereal) % (2 * np.pi), edges) - 1
    ring = np.digitize(np.sin(np.radians(declination)), np.linspace(-1, 1, RINGS + 1)) - 1
    counts = np.zeros((COLUMNS, RINGS, COLUMNS))
    np.add.at(counts, (tau, ring, column), 1)
    sin_dec = (np.arange(RINGS) + 0.5) * 2 / RINGS - 1
    cos_hour_angle = np.cos((np.arange(COLUMNS) + 0.5) * 2 * np.pi / COLUMNS)
    cos_zenith = (np.sin(LATITUDE) * sin_dec[:, None]
                  + np.cos(LATITUDE) * np.sqrt(1 - sin_dec[:, None] ** 2) * cos_hour_angle)
    in_view = cos_zenith >= np.cos(MAX_ZENITH)
    return counts * in_view


def shifted(sky, tau):
    """The sky in local columns: local column x sees column x + tau + 1/2 + 1/2, less one."""
    return np.roll(sky, -tau, axis=1)


def exposure(rate, acceptance):
    total = np.zeros_like(acceptance)
    for tau in range(COLUMNS):
        total += rate[tau] * np.roll(acceptance, tau, axis=1)
    return total


def rate_response(acceptance, intensity):
    return np.array([np.sum(acceptance * shifted(intensity, tau)) for tau in range(COLUMNS)])


def acceptance_response(rate, intensity):
    total = np.zeros_like(intensity)
    for tau in range(COLUMNS):
        total += rate[tau] * shifted(intensity, tau)
    return total


def quotient(numerator, denominator):
    return np.divide(numerator, denominator, out=np.zeros_like(numerator), where=denominator > 0)


def test_statistic(counts, isotropic_rate, isotropic_acceptance, rate, acceptance, intensity):
    total = 0.0
    for tau in range(COLUMNS):
        mu0 = isotropic_rate[tau] * isotropic_acceptance
        mu = rate[tau] * acceptance * shifted(intensity, tau)
        n = counts[tau]
        both = (mu > 0) & (mu0 > 0) & (n > 0)
        total += np.sum(mu0[mu0 > 0]) - np.sum(mu[mu > 0])
        total += np.sum(n[both] * np.log(mu[both] / mu0[both]))
    return 2 * total


def main():
    counts = binned(sys.argv[1])
    per_bin = counts.sum(axis=(1, 2))
    per_pixel = counts.sum(axis=0)
    per_equatorial = sum(np.roll(counts[tau], tau, axis=1) for tau in range(COLUMNS))
    isotropic_rate = per_bin.copy()
    isotropic_acceptance = per_pixel / per_pixel.sum()
    rate = isotropic_rate.copy()
    acceptance = isotropic_acceptance.copy()
    out = sys.stdout
    out.write("# made by: /usr/bin/python3 tools/reference/auger2017_published.py"
              " ../shared/data/auger2017-8EeV/Arrival_directions_8EeV_Science_2017.dat"
              " > testdata/reference/auger2017-published.csv\n")
    out.write("# numpy %s; %d events in view\n" % (np.__version__, counts.sum()))
    out.write("sweep,half,test_statistic\n")
    for sweep in range(1, SWEEPS + 1):
        expected = exposure(rate, acceptance)
        anisotropy = np.zeros_like(expected)
        seen = expected > 0
        anisotropy[seen] = per_equatorial[seen] / expected[seen] - 1
        anisotropy = np.maximum(anisotropy, -1)
        anisotropy -= anisotropy.mean(axis=1, keepdims=True)
        intensity = 1 + anisotropy
        for half in (1, 2):
            if half == 2:
                rate = quotient(per_bin, rate_response(acceptance, intensity))
                acceptance = quotient(per_pixel, acceptance_response(rate, intensity))
                # mu stays as it is: the rate takes the factor.
                rate *= acceptance.sum()
                acceptance /= acceptance.sum()
            value = test_statistic(
                counts, isotropic_rate, isotropic_acceptance, rate, acceptance, intensity)
            out.write("%d,%d,%.17g\n" % (sweep, half, value))


if __name__ == "__main__":
    main()
