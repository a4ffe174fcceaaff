#!/usr/bin/env python3
"""What a dipole may mean, by astropy, numpy and scipy.

    python3 tools/reference/interpretation.py > testdata/reference/interpretation.csv

Directions go by way of FK5 of the epoch, which is 0.02 arcsec from ICRS. Velocities of the Earth are
averaged over 4,001 instants, the errors of the field's direction taken by small differences.
"""
import astropy
import numpy
import scipy
from astropy import units
from astropy.coordinates import FK5, SkyCoord, get_body_barycentric_posvel
from astropy.time import Time
from scipy.stats import chi2

LIGHT = 299792.458
rows = []


def row(name, *values):
    rows.append((name, values))


def cartesian(coordinates):
    return coordinates.cartesian.xyz.value


def unit(lon, lat, frame):
    return cartesian(SkyCoord(lon * units.deg, lat * units.deg, frame=frame).icrs)


# Axes: columns are the axes of the frame in ICRS.
def axes(frame):
    return numpy.array([unit(0, 0, frame), unit(90, 0, frame), unit(0, 90, frame)])


epoch = Time("2016-07-01T00:00:00", scale="utc")
date = FK5(equinox=epoch)
turn = numpy.array([cartesian(SkyCoord(x=c[0], y=c[1], z=c[2], representation_type="cartesian",
                                       frame=date).icrs) for c in numpy.eye(3)]).T
ecliptic = axes("barycentricmeanecliptic")
galactic = axes("galactic")

# The dipole of date with its covariance; three components, then two.
d = numpy.array([9.16e-4, 7.25e-4, -4.0e-4])
covariance = numpy.array([[4.0, 0.5, -0.2], [0.5, 3.0, 0.3], [-0.2, 0.3, 9.0]]) * 1e-9
icrs = turn @ d
cov = turn @ covariance @ turn.T
row("icrs", *icrs)
row("icrs_covariance", *cov.ravel())
row("galactic", *(galactic @ icrs))
row("galactic_error", *numpy.sqrt(numpy.diag(galactic @ cov @ galactic.T)))
row("ecliptic", *(ecliptic @ icrs))
row("two_icrs", *(turn[:2, :2] @ d[:2]), turn[0, 2], turn[1, 2])

# Compton-Getting: the local standard of rest, gamma = 2.7 +- 0.1, and the Earth over 100 days.
def earth(first, last, solar):
    count = 4001
    times = Time(first.unix + (numpy.arange(count) + 0.5) / count * (last.unix - first.unix), format="unix")
    v = get_body_barycentric_posvel("earth", times)[1].xyz.to_value(units.km / units.s)
    if not solar:
        return v.mean(axis=1)
    total = numpy.zeros(3)
    for k in range(0, count, 4):
        t = times[k]
        frame = FK5(equinox=t)
        to_date = numpy.array([cartesian(SkyCoord(x=c[0], y=c[1], z=c[2], representation_type="cartesian",
                                                  frame=frame).icrs) for c in numpy.eye(3)])
        w = to_date @ v[:, k]
        angle = 2 * numpy.pi * (t.mjd % 1) - t.sidereal_time("mean", "greenwich").rad
        c, s = numpy.cos(angle), numpy.sin(angle)
        total += [c * w[0] - s * w[1], s * w[0] + c * w[1], w[2]]
    return total / len(range(0, count, 4))


first, last = Time("2016-03-01"), Time("2016-06-09")
from astropy.utils import iers
iers.conf.auto_download = False
motion = earth(first, last, False)
row("earth_sidereal_km_s", *motion)
row("earth_solar_km_s", *earth(first, last, True))
year = earth(Time("2015-01-01"), Time("2016-01-01"), True)
row("earth_solar_year_km_s", *year)
lsr = galactic.T @ numpy.array([11.1, 12.24, 7.25])
row("lsr_km_s", *lsr)
v = lsr + motion
made = 4.7 * v / LIGHT
row("made", *made)
errors = numpy.diag(numpy.square([numpy.hypot(0.72, 1), numpy.hypot(0.47, 2), numpy.hypot(0.365, 0.5)]))
systematic = (4.7 / LIGHT) ** 2 * galactic.T @ errors @ galactic + 0.1 ** 2 * numpy.outer(v, v) / LIGHT ** 2
row("made_error", *numpy.sqrt(numpy.diag(systematic)))
medium = 25.4 * unit(255.7, 5.1, "barycentricmeanecliptic")
row("local_medium_km_s", *medium)
row("cmb_km_s", *(369.82 * unit(264.021, 48.253, "galactic")))

# The field of IBEX, 1.5 deg, and the corrected dipole.
left = icrs - made
l, b, sigma = 210.5, -57.1, 1.5
total = cov + systematic


def strength(field, values, matrix):
    f = field[:2]
    w = numpy.linalg.solve(matrix[:2, :2], f)
    return w / (w @ f)


def numbers(lon, lat):
    field = unit(lon, lat, "galactic")
    w = strength(field, left, total)
    s = w @ left[:2]
    return numpy.array([s, s * field[2], field @ left])


field = unit(l, b, "galactic")
w = strength(field, left, total)
values = numbers(l, b)
step = 1e-3
d_l = (numbers(l + step / numpy.cos(numpy.deg2rad(b)), b) - numbers(l - step / numpy.cos(numpy.deg2rad(b)), b)) / (2 * step) * sigma
d_b = (numbers(l, b + step) - numbers(l, b - step)) / (2 * step) * sigma
turned = d_l ** 2 + d_b ** 2
gradients = numpy.array([[w[0], w[1], 0], [w[0] * field[2], w[1] * field[2], 0], field])
row("strength", values[0], *[numpy.sqrt(gradients[0] @ m @ gradients[0] + extra) for m, extra in ((cov, 0), (systematic, turned[0]))])
row("implied_d_n", values[1], *[numpy.sqrt(gradients[1] @ m @ gradients[1] + extra) for m, extra in ((cov, 0), (systematic, turned[1]))])
row("along", values[2], *[numpy.sqrt(gradients[2] @ m @ gradients[2] + extra) for m, extra in ((cov, 0), (systematic, turned[2]))])
# Chi-squared of the fit of s b over both components, the field's own error across its meridian in.
def plane(lon, lat):
    other = unit(lon, lat, "galactic")
    east = numpy.array([-field[1], field[0]]) / numpy.hypot(field[0], field[1])
    return east @ other[:2]


east = numpy.array([-field[1], field[0]]) / numpy.hypot(field[0], field[1])
ofield = ((plane(l + step / numpy.cos(numpy.deg2rad(b)), b) - plane(l - step / numpy.cos(numpy.deg2rad(b)), b)) / (2 * step) * sigma) ** 2 \
    + ((plane(l, b + step) - plane(l, b - step)) / (2 * step) * sigma) ** 2
x2 = (east @ left[:2]) ** 2 / (east @ total[:2, :2] @ east + values[0] ** 2 * ofield)
row("plane_p", chi2.sf(x2, 1))
without = numpy.eye(3) - numpy.outer(field, field)
across = without @ left
spread = without @ total @ without + values[2] ** 2 * numpy.deg2rad(sigma) ** 2 * without
row("across", numpy.linalg.norm(across), chi2.sf(across @ numpy.linalg.pinv(spread, rcond=1e-8) @ across, 2))

# A dipole of solar time, fitted with the Earth's velocity over the year.
solar, solar_cov = numpy.array([0.3e-4, 4.2e-4]), numpy.array([[2.5, 0.4], [0.4, 2.0]]) * 1e-10
u = year[:2] / LIGHT
inverse = numpy.linalg.inv(solar_cov)
error = 1 / numpy.sqrt(u @ inverse @ u)
boost = u @ inverse @ solar * error ** 2
row("solar_expected", *(4.7 * u))
row("solar_gamma", boost - 2, error)
row("solar_speed", boost / 4.7 * 29.7847, error / 4.7 * 29.7847)
r = solar - 4.7 * u
row("solar_p", chi2.sf(r @ numpy.linalg.inv(solar_cov) @ r, 2))
r = solar - boost * u
row("solar_direction_p", chi2.sf(r @ numpy.linalg.inv(solar_cov) @ r, 1))

print("# A dipole of 2016-07-01, (9.16, 7.25, -4.0)e-4, and what it may mean; see the generator.")
print("# Made by: python3 tools/reference/interpretation.py > testdata/reference/interpretation.csv")
print(f"# astropy {astropy.__version__}, numpy {numpy.__version__}, scipy {scipy.__version__}")
print("name,index,value")
for name, values in rows:
    for k, value in enumerate(values):
        print(f"{name},{k},{value:.10e}")
