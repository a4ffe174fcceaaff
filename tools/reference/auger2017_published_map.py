#!/usr/bin/python3
"""Smallest and largest value of the published map of the Auger list above 8 EeV, discs of 45 deg.

    /usr/bin/python3 tools/reference/auger2017_published_map.py \
        ../shared/data/auger2017-8EeV/Arrival_directions_8EeV_Science_2017.dat \
        > testdata/reference/auger2017-published-map.csv

After the eleven sweeps of auger2017_published.py, per disc of the pixels between declinations -90
and 44.8 deg: mu0 = sum of E, mu = sum of I E, both with the rates and acceptances of the last
sweep, n = sum of counts, S^2 = 2 (mu0 - mu + n ln(mu/mu0)) with the sign of mu - mu0, and
"post trial" sqrt(2) erfinv(erf(|S|/sqrt 2)^trials), trials = pixels between the declinations over
pixels in the disc. E and I know the events in view only. "in-view" counts the same in n, "all" takes
all events of the list, as the public Python does.
"""
import sys

import numpy as np
import scipy
from scipy.special import erf, erfinv

import auger2017_published as published

RADIUS = np.radians(45)
COLUMNS = published.COLUMNS
RINGS = published.RINGS


def in_discs(maps):
    """Sums of maps over the disc around every pixel: circular correlations ring by ring."""
    sin_dec = (np.arange(RINGS) + 0.5) * 2 / RINGS - 1
    cos_dec = np.sqrt(1 - sin_dec ** 2)
    cos_turn = np.cos(np.arange(COLUMNS) * 2 * np.pi / COLUMNS)
    spectra = [np.fft.rfft(values, axis=1) for values in maps]
    sums = [np.zeros_like(values) for values in maps]
    for ring in range(RINGS):
        total = np.zeros((len(maps), COLUMNS // 2 + 1), dtype=complex)
        for other in range(RINGS):
            cos_angle = sin_dec[ring] * sin_dec[other] + cos_dec[ring] * cos_dec[other] * cos_turn
            inside = np.fft.rfft((cos_angle >= np.cos(RADIUS)).astype(float))
            total += np.array([spectrum[other] * inside for spectrum in spectra])
        for k, values in enumerate(sums):
            values[ring] = np.fft.irfft(total[k], COLUMNS)
    return sums


def fitted(counts):
    """I and E after the sweeps."""
    per_bin = counts.sum(axis=(1, 2))
    per_pixel = counts.sum(axis=0)
    per_equatorial = on_the_sky(counts)
    rate = per_bin.copy()
    acceptance = per_pixel / per_pixel.sum()
    for _ in range(published.SWEEPS):
        expected = published.exposure(rate, acceptance)
        anisotropy = published.quotient(per_equatorial, expected) - (expected > 0)
        anisotropy -= anisotropy.mean(axis=1, keepdims=True)
        intensity = 1 + anisotropy
        rate = published.quotient(per_bin, published.rate_response(acceptance, intensity))
        acceptance = published.quotient(
            per_pixel, published.acceptance_response(rate, intensity))
        rate *= acceptance.sum()
        acceptance /= acceptance.sum()
    return intensity, published.exposure(rate, acceptance)


def on_the_sky(counts):
    return sum(np.roll(counts[tau], tau, axis=1) for tau in range(COLUMNS))


def main():
    in_view = published.binned(sys.argv[1])
    view = published.MAX_ZENITH
    published.MAX_ZENITH = np.pi
    everything = published.binned(sys.argv[1])
    published.MAX_ZENITH = view
    intensity, exposure = fitted(in_view)
    declination = np.arcsin((np.arange(RINGS) + 0.5) * 2 / RINGS - 1)
    band = np.ones((RINGS, COLUMNS)) * (declination <= published.LATITUDE + view)[:, None]
    print("# made by: /usr/bin/python3 tools/reference/auger2017_published_map.py"
          " ../shared/data/auger2017-8EeV/Arrival_directions_8EeV_Science_2017.dat"
          " > testdata/reference/auger2017-published-map.csv")
    print("# numpy %s, scipy %s" % (np.__version__, scipy.__version__))
    print("counts,events,min,max,anisotropy_min,anisotropy_max,trials,post_trial")
    for name, counts in (("in-view", in_view), ("all", everything)):
        maps = [intensity * exposure, exposure, on_the_sky(counts), np.ones_like(exposure)]
        mu, mu0, n, area = in_discs([values * band for values in maps])
        seen = band > 0
        ratio = mu[seen] / mu0[seen]
        square = 2 * (mu0[seen] - mu[seen] + n[seen] * np.log(ratio))
        sigma = np.sqrt(np.maximum(0, square)) * np.sign(ratio - 1)
        trials = np.maximum(1, band.sum() / area[seen])
        post = np.sqrt(2) * erfinv(erf(np.abs(sigma) / np.sqrt(2)) ** trials) * np.sign(sigma)
        deepest = np.argmin(sigma)
        print("%s,%d,%.12g,%.12g,%.12g,%.12g,%.12g,%.12g" % (
            name, counts.sum(), sigma.min(), sigma.max(), ratio.min() - 1, ratio.max() - 1,
            trials[deepest], post[deepest]))


if __name__ == "__main__":
    main()
