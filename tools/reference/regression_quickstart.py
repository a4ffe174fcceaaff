#!/usr/bin/python3
"""The list of the quickstart by plain sums and matrices, for the sky 'quickstart' of the regression suite.

    /usr/bin/python3 tools/reference/regression_quickstart.py > testdata/reference/regression_quickstart.csv

numpy and erfa (GMST of the IAU 2006 precession, UT1 = UTC); nothing of the program. Counts n[tau][i] in 36
sidereal bins and on a cylinder of 18 rings of equal height in sin(declination) times 36 columns of hour angle,
columns centred on multiples of 10 deg so that a pixel's right ascension is centred; pixels whose centre is
within 60 deg of the zenith.

likelihood: n ~ Poisson(N_tau A_i (1 + d_0h cos dec cos ra + d_6h cos dec sin ra)), maximum in all N, A and d by
Newton steps in d and proportional fitting of N and A; errors from the whole Fisher matrix of d, N and A.
east-west: y = (E - W)/n/<|e_east|> per bin, least squares of a constant, -d_0h sin LST and d_6h cos LST at the
centres of the bins, sigma_y = 2 sqrt(p(1 - p)(E + W))/n/<|e_east|> with p = E/(E + W) of all bins. Pixels whose
centre is on the meridian are neither East nor West and count in n, the events of the bin.
"""
import calendar

import erfa
import numpy as np

LATITUDE = np.radians(19.0)
LONGITUDE = np.radians(-97.3)
RINGS, COLUMNS, BINS = 18, 36, 36
TURN = 2 * np.pi


def read(path):
    rows = [line.split(",") for line in open(path) if line[0].isdigit()]
    times, zenith, azimuth = [], [], []
    for text, z, a in rows:
        date, clock = text.rstrip("Z").split("T")
        year, month, day = map(int, date.split("-"))
        hour, minute, second = clock.split(":")
        times.append(calendar.timegm((year, month, day, 0, 0, 0)))
        times[-1] = times[-1] / 86400, int(hour) * 3600 + int(minute) * 60 + float(second)
        zenith.append(float(z))
        azimuth.append(float(a))
    day, second = np.array(times).T
    fraction = second / 86400
    gmst = erfa.gmst06(2440587.5 + day, fraction, 2440587.5 + day, fraction + 69.184 / 86400)
    return (gmst + LONGITUDE, TURN * fraction + LONGITUDE, np.radians(zenith), np.radians(azimuth))


def equatorial(zenith, azimuth):
    """sin dec and -(hour angle) of a direction; azimuth from North through East."""
    north, east, up = np.sin(zenith) * np.cos(azimuth), np.sin(zenith) * np.sin(azimuth), np.cos(zenith)
    toward_equator = np.cos(LATITUDE) * up - np.sin(LATITUDE) * north
    return np.cos(LATITUDE) * north + np.sin(LATITUDE) * up, np.arctan2(east, toward_equator)


def pixels():
    """sin dec, -(hour angle), zenith and eastward component of all pixels' centres."""
    ring, column = np.divmod(np.arange(RINGS * COLUMNS), COLUMNS)
    sin_dec = (RINGS - 1 - 2.0 * ring) / RINGS
    west = -column * TURN / COLUMNS
    cos_dec = np.sqrt(1 - sin_dec ** 2)
    up = np.cos(LATITUDE) * cos_dec * np.cos(west) + np.sin(LATITUDE) * sin_dec
    return sin_dec, -west, np.arccos(up), -cos_dec * np.sin(west)


def counts(angle, zenith, azimuth):
    sin_dec, east = equatorial(zenith, azimuth)
    ring = RINGS - 1 - np.floor((sin_dec + 1) / 2 * RINGS).astype(int)
    column = np.floor(east / TURN * COLUMNS + 0.5).astype(int) % COLUMNS
    tau = np.floor(angle % TURN / TURN * BINS).astype(int)
    table = np.zeros((BINS, RINGS * COLUMNS))
    np.add.at(table, (tau, ring * COLUMNS + column), 1)
    return table


def likelihood(n, sin_dec, east):
    centre = (np.arange(BINS) + 0.5) * TURN / BINS
    ra = centre[:, None] + east[None, :]
    basis = np.sqrt(1 - sin_dec ** 2) * np.array([np.cos(ra), np.sin(ra)])
    per_bin, per_pixel = n.sum(1), n.sum(0)
    d, rate, acceptance = np.zeros(2), per_bin.copy(), per_pixel / n.sum()
    for _ in range(20):
        intensity = 1 + np.tensordot(d, basis, 1)
        for _ in range(300):
            rate = per_bin / (intensity @ acceptance)
            acceptance = per_pixel / (rate @ intensity)
        mu = np.outer(rate, acceptance) * intensity
        u = (basis / intensity).reshape(2, -1)
        score = u @ (n - mu).ravel()
        joint = np.zeros((2 + BINS + n.shape[1],) * 2)
        m = mu.ravel()
        joint[:2, :2] = (u * m) @ u.T
        joint[:2, 2:2 + BINS] = (u.reshape(2, *mu.shape) * mu).sum(2)
        joint[:2, 2 + BINS:] = (u.reshape(2, *mu.shape) * mu).sum(1)
        joint[2:2 + BINS, 2:2 + BINS] = np.diag(mu.sum(1))
        joint[2:2 + BINS, 2 + BINS:] = mu
        joint[2 + BINS:, 2 + BINS:] = np.diag(mu.sum(0))
        joint = np.triu(joint) + np.triu(joint, 1).T
        nuisance = np.linalg.pinv(joint[2:, 2:], hermitian=True)
        fisher = joint[:2, :2] - joint[:2, 2:] @ nuisance @ joint[2:, :2]
        covariance = np.linalg.inv(fisher)
        step = covariance @ score
        d = d + step
        if np.abs(step).max() < 1e-12:
            break
    return d, np.sqrt(np.diag(covariance))


def east_west(n, eastward):
    side = np.where(np.abs(eastward) < 1e-9, 0, np.sign(eastward))
    e, w = n @ (side > 0), n @ (side < 0)
    total = n.sum(1)
    mean = (n @ np.abs(eastward)).sum() / total.sum()
    p = e.sum() / (e + w).sum()
    y = (e - w) / total / mean
    sigma = 2 * np.sqrt(p * (1 - p) * (e + w)) / total / mean
    centre = (np.arange(BINS) + 0.5) * TURN / BINS
    rows = np.array([-np.sin(centre), np.cos(centre), np.ones(BINS)]).T / sigma[:, None]
    covariance = np.linalg.inv(rows.T @ rows)
    return (covariance @ rows.T @ (y / sigma))[:2], np.sqrt(np.diag(covariance))[:2]


def main():
    sidereal, solar, zenith, azimuth = read("testdata/quickstart-events.csv")
    frames = {"sidereal": sidereal, "solar": solar, "anti-sidereal": 2 * solar - sidereal,
              "extended-sidereal": 2 * sidereal - solar}
    sin_dec, east, theta, eastward = pixels()
    view = theta <= np.radians(60)
    print("# numpy %s, erfa %s: tools/reference/regression_quickstart.py" % (np.__version__, erfa.__version__))
    print("quantity,value")
    for frame, angle in frames.items():
        n = counts(angle, zenith, azimuth)[:, view]
        seen = n.sum(0) > 0
        for row, (d, error) in {"likelihood": likelihood(n[:, seen], sin_dec[view][seen], east[view][seen]),
                                "east-west": east_west(n, eastward[view])}.items():
            print("%s.%s.events.used,%d" % (row, frame, n.sum()))
            for k, name in enumerate(("d_0h", "d_6h")):
                print("%s.%s.dipole.components.%s,%.15g" % (row, frame, name, d[k]))
                print("%s.%s.dipole.components.%s.error,%.15g" % (row, frame, name, error[k]))


main()
