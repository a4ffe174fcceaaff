#!/usr/bin/python3
"""East-West and harmonic analysis of the Auger list above 8 EeV (Science 357 (2017) 1266).

    /usr/bin/python3 tools/reference/auger2017_strategies.py \
        ../shared/data/auger2017-8EeV/Arrival_directions_8EeV_Science_2017.dat \
        > testdata/reference/auger2017-strategies.csv

numpy and erfa (GMST of the IAU 2006 precession, UT1 = UTC), straight from the formulas. Rows:
east-west by events, for a time frame, a sample ("view": computed zenith <= 80 deg, or "all") and a
source of the azimuth ("computed" from declination, right ascension and time, or the "list"'s own):
d_0h, d_6h, standard deviation of either, P(>= r), events; east-west in 36 bins ("bins"), likewise
with chi-squared in place of P; "harmonic" of all events with their weights, azimuth of the list:
d_0h, d_6h, d_N, errors of d_0h and d_N, r, P(>= r), mean cos dec, mean sin zenith, b of azimuth.
"""
import sys

import erfa
import numpy as np

LATITUDE = np.radians(-35.2)
LONGITUDE = np.radians(-69.5)
MAX_ZENITH = np.radians(80)
BINS = 36


def read(path):
    dec, ra, azimuth, weight, utc = np.loadtxt(path, usecols=(2, 3, 4, 5, 6), unpack=True)
    day = np.floor(utc / 86400)
    fraction = (utc - day * 86400) / 86400
    # TT - UTC of about 67 s: precession makes 5e-10 rad of 67 s, leap seconds do not matter.
    gmst = erfa.gmst06(2440587.5 + day, fraction, 2440587.5 + day, fraction + 67 / 86400)
    sidereal = gmst + LONGITUDE
    solar = 2 * np.pi * fraction + LONGITUDE
    return np.radians(dec), np.radians(ra), np.radians(azimuth), weight, sidereal, solar


def main(path):
    dec, ra, azimuth, weight, sidereal, solar = read(path)
    h = sidereal - ra
    up = np.cos(LATITUDE) * np.cos(dec) * np.cos(h) + np.sin(LATITUDE) * np.sin(dec)
    east = -np.cos(dec) * np.sin(h)
    zenith = np.arccos(up)
    frames = {"sidereal": sidereal, "solar": solar, "anti-sidereal": 2 * solar - sidereal}
    samples = {"view": zenith <= MAX_ZENITH, "all": zenith <= np.pi}
    # 25 events have an azimuth of 90.0 or -90.0 deg: the meridian belongs to the West.
    sides = {"computed": np.where(east > 0, 1, -1),
             "list": np.where(np.cos(azimuth) > 1e-12, 1, -1)}
    print("# numpy %s, erfa %s: tools/reference/auger2017_strategies.py"
          % (np.__version__, erfa.__version__))
    print("analysis,frame,sample,azimuth,numbers")
    for frame, angle in frames.items():
        for sample, used in samples.items():
            for source, side in sides.items():
                n = used.sum()
                a = 2 / n * np.sum(side[used] * np.cos(angle[used]))
                b = 2 / n * np.sum(side[used] * np.sin(angle[used]))
                scale = np.pi / 2 / np.mean(np.sin(zenith[used]))
                write("events", frame, sample, source, -scale * b, scale * a,
                      scale * np.sqrt(2 / n), np.exp(-n * (a * a + b * b) / 4), n)
    used = samples["view"]
    tau = np.floor(sidereal[used] % (2 * np.pi) / (2 * np.pi) * BINS).astype(int)
    e = np.bincount(tau, (east[used] > 0), BINS)
    w = np.bincount(tau, (east[used] <= 0), BINS)
    mean_east = np.mean(np.abs(east[used]))
    y = (e - w) / (e + w) / mean_east
    sigma = 2 * np.sqrt(e * w / (e + w) ** 3) / mean_east
    centre = (np.arange(BINS) + 0.5) * 2 * np.pi / BINS
    rows = np.array([-np.sin(centre), np.cos(centre), np.ones(BINS)]).T / sigma[:, None]
    covariance = np.linalg.inv(rows.T @ rows)
    solution = covariance @ rows.T @ (y / sigma)
    chi2 = np.sum((y / sigma - rows @ solution) ** 2)
    write("bins", "sidereal", "view", "computed", solution[0], solution[1],
          np.sqrt(covariance[0, 0]), chi2, used.sum())
    total = weight.sum()
    a = 2 / total * np.sum(weight * np.cos(ra))
    b = 2 / total * np.sum(weight * np.sin(ra))
    b_azimuth = 2 / total * np.sum(weight * np.sin(azimuth))
    cos_dec = np.sum(weight * np.cos(dec)) / total
    sin_zenith = np.sum(weight * np.sin(zenith)) / total
    effective = total ** 2 / np.sum(weight ** 2)
    north = np.cos(LATITUDE) * sin_zenith
    write("harmonic", "sidereal", "all", "list", a / cos_dec, b / cos_dec, b_azimuth / north,
          np.sqrt(2 / effective) / cos_dec, np.sqrt(2 / effective) / north, np.hypot(a, b),
          np.exp(-effective * (a * a + b * b) / 4), cos_dec, sin_zenith, b_azimuth)


def write(*row):
    print(",".join(str(cell) for cell in row[:4]) + "," + " ".join("%.17g" % x for x in row[4:]))


main(sys.argv[1])
