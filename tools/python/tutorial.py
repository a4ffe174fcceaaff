# %% [markdown]
# # From raw events to a figure
#
# A notebook of cells: VS Code, Spyder and PyCharm run them one by one, and `jupytext --to notebook
# tutorial.py` makes an .ipynb of it. As a whole: `python3 tools/python/tutorial.py DIRECTORY`.
#
# ## 1. Events
#
# A year of an array at latitude 29 deg, written as a list that any program could have made. The sky
# has a dipole of 8 percent towards right ascension 40 deg; the array is off for some hours of the
# sidereal day, which a plain harmonic analysis would take for a signal.

# %%
import os
import sys
import tempfile

import numpy

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import anisky

place = sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp()
AMPLITUDE, PHASE, LATITUDE, LONGITUDE = 0.08, numpy.radians(40), 29.0, 100.0
random = numpy.random.default_rng(2026)


def sidereal_angle(unix):
    """Greenwich mean sidereal time, rad, to 0.1 s between 1900 and 2100 (USNO circular 179)."""
    days = unix / 86400 + 2440587.5 - 2451545.0
    return numpy.radians((280.46061837 + 360.98564736629 * days) % 360)


def make_events(number):
    start, year = 1704067200.0, 366 * 86400.0
    unix = start + year * random.random(number)
    zenith = numpy.arcsin(numpy.sqrt(random.random(number) * numpy.sin(numpy.radians(55)) ** 2))
    azimuth = 2 * numpy.pi * random.random(number)  # from North through East
    latitude = numpy.radians(LATITUDE)
    east = numpy.sin(zenith) * numpy.sin(azimuth)
    north = numpy.sin(zenith) * numpy.cos(azimuth)
    up = numpy.cos(zenith)
    declination = numpy.arcsin(north * numpy.cos(latitude) + up * numpy.sin(latitude))
    hour_angle = numpy.arctan2(
        -east, up * numpy.cos(latitude) - north * numpy.sin(latitude)
    )
    sidereal = sidereal_angle(unix) + numpy.radians(LONGITUDE)
    right_ascension = sidereal - hour_angle
    intensity = 1 + AMPLITUDE * numpy.cos(declination) * numpy.cos(right_ascension - PHASE)
    hours = (sidereal % (2 * numpy.pi)) * 12 / numpy.pi
    rate = numpy.where((hours > 3) & (hours < 5), 0.0, 1 + 0.05 * numpy.cos(2 * numpy.pi * hours / 24))
    kept = random.random(number) * 1.2 < intensity * rate
    order = numpy.argsort(unix[kept])
    return unix[kept][order], numpy.degrees(zenith[kept][order]), numpy.degrees(azimuth[kept][order])


unix, zenith, azimuth = make_events(150_000)
events = os.path.join(place, "array.csv")
numpy.savetxt(
    events,
    numpy.column_stack([unix, zenith, azimuth]),
    fmt=["%.1f", "%.4f", "%.4f"],
    delimiter=",",
    header="time,zenith,azimuth",
    comments="",
)
print(len(unix), "events in", events)

# %% [markdown]
# ## 2. A configuration
#
# `init` looks at the list. Only we know where the array stands and how azimuth is counted.

# %%
configuration = os.path.join(place, "array.yaml")
print(
    anisky.run(
        "init", events, "-o", configuration, "--latitude", LATITUDE, "--longitude", LONGITUDE,
        "--azimuth", "north-east",
    )
)
print(anisky.run("check", configuration))

# %% [markdown]
# ## 3. The result

# %%
result = anisky.run("reconstruct", configuration, out=os.path.join(place, "result"))
dipole = result.dipole
print("amplitude %.4f +- %.4f" % (dipole["amplitude"]["value"], dipole["amplitude"]["statistical"]))
print("phase     %.1f +- %.1f deg" % (dipole["phase_deg"]["value"], dipole["phase_deg"]["statistical"]))
print("p-value   %.2g" % dipole["p_value"])
for warning in result.warnings:
    print("warning:", warning)

names, covariance = result.covariance()
truth = [AMPLITUDE * numpy.cos(PHASE), AMPLITUDE * numpy.sin(PHASE)]
difference = numpy.array([dipole["components"][name]["value"] for name in names]) - truth
chi2 = difference @ numpy.linalg.solve(covariance, difference)
print("chi2 to the truth: %.1f for 2 degrees of freedom" % chi2)
# By chance above 18.4 once in ten thousand times.
assert chi2 < 18.4, "the dipole that was put in does not come back"

# %% [markdown]
# ## 4. Tables and directions

# %%
print("the dipole points to", result.phase_direction.galactic)
if (result.path / "regions.ecsv").exists():
    regions, places = result.regions()
    regions["galactic"] = places.galactic.to_string("decimal")
    regions["name", "z", "radius_deg", "galactic"].pprint()

# %% [markdown]
# ## 5. A figure
#
# With matplotlib if it is there; `anisky plot` draws the same without it, for one column of a paper.

# %%
figure = os.path.join(place, "anisotropy.pdf")
print(anisky.run("plot", result.path, "-o", figure, "--map", "smoothed_anisotropy"))
assert os.path.getsize(figure) > 1000
try:
    import matplotlib

    matplotlib.use("Agg")
    import healpy

    sky = result.maps("intensity")["smoothed_anisotropy"]
    healpy.mollview(sky, title="smoothed anisotropy", unit="dI", rot=180, cmap="RdBu_r")
    matplotlib.pyplot.savefig(os.path.join(place, "healpy.png"))
except ImportError:
    print("matplotlib is not there: the figure is that of anisky plot")
