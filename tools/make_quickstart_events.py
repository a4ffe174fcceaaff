#!/usr/bin/env python3
"""Makes the event list of the quick start: a synthetic year of one air-shower array.

    python3 tools/make_quickstart_events.py testdata/quickstart-events.csv

Events follow  rate(t) x acceptance(zenith, azimuth) x (1 + d.n),  with

  d           equatorial dipole, the only anisotropy; its truth stands in the file's header
  acceptance  cos z (1 + 0.2 sin z sin^2(azimuth + 10 deg)) per solid angle up to 60 deg: neither
              round nor aligned with North, as a real array is
  rate        a wave of some percent in local solar time, stronger in summer, and dead time: random
              outages, one long shutdown, and maintenance on weekdays by day in spring

The rate is what a method must not believe: a solar wave whose strength changes over the year, and
dead time by day in one season, make a wave in sidereal time. The header says how large an amplitude
and in which direction a first harmonic of right ascension would give.

The formulas here are this script's own (numpy; sidereal time of the IAU 1982 expression), so that
the list also checks the program that reads it. The random numbers depend on numpy's generator.
"""

import sys

import numpy

SEED = 1
EVENTS = 64_000
LATITUDE, LONGITUDE = 19.0, -97.3  # deg, North and East
MAX_ZENITH = 60.0  # deg
AMPLITUDE, PHASE = 0.08, 40.0  # of the dipole; RA in deg; declination 0
START, STOP = "2023-01-01T00:00:00", "2024-01-01T00:00:00"  # UTC
YEAR = 365 * 86400.0  # s
DAY = 86400.0  # s

SOLAR_WAVE, SOLAR_PEAK = 0.05, 15.0  # relative amplitude, local solar hour
SUMMER_WAVE, SUMMER_PEAK = 0.7, 200.0  # relative change of SOLAR_WAVE, day of the year
OUTAGES, OUTAGE_HOURS = 40, 8.0  # number, mean length
SHUTDOWN = (218.0, 231.0)  # days of the year
MAINTENANCE_DAYS, MAINTENANCE_HOURS = (59.0, 150.0), (9.0, 14.0)  # of the year; local solar

COMMAND = "python3 tools/make_quickstart_events.py testdata/quickstart-events.csv"


def sidereal_time(seconds):
    """Local mean sidereal time in deg, of seconds since START (UT1 = UTC)."""
    days = numpy.datetime64(START, "s").astype(float) / DAY + seconds / DAY + 2440587.5 - 2451545.0
    centuries = days / 36525.0
    greenwich = 280.46061837 + 360.98564736629 * days + 0.000387933 * centuries**2
    return (greenwich + LONGITUDE) % 360.0


def solar_hour(seconds):
    """Local mean solar time in hours."""
    return (seconds / 3600.0 + LONGITUDE / 15.0) % 24.0


def is_live(seconds, outages):
    """Whether the array takes data; outages are (start, stop) in s."""
    day = seconds / DAY
    live = ~((day >= SHUTDOWN[0]) & (day < SHUTDOWN[1]))
    for start, stop in outages:
        live &= ~((seconds >= start) & (seconds < stop))
    # 2023-01-01 was a Sunday: the local weekday counts from it, 1 to 5 are Monday to Friday.
    weekday = numpy.floor((seconds + LONGITUDE / 15.0 * 3600.0) / DAY) % 7
    hour = solar_hour(seconds)
    maintained = (day >= MAINTENANCE_DAYS[0]) & (day < MAINTENANCE_DAYS[1])
    maintained &= (weekday >= 1) & (weekday <= 5)
    maintained &= (hour >= MAINTENANCE_HOURS[0]) & (hour < MAINTENANCE_HOURS[1])
    return live & ~maintained


def rate(seconds):
    """Relative rate of the live array."""
    summer = 1 + SUMMER_WAVE * numpy.cos(2 * numpy.pi * (seconds / DAY - SUMMER_PEAK) / 365.0)
    wave = numpy.cos(2 * numpy.pi * (solar_hour(seconds) - SOLAR_PEAK) / 24.0)
    return 1 + SOLAR_WAVE * summer * wave


def equatorial(zenith, azimuth, lst):
    """Right ascension and declination; all in rad, azimuth from North through East."""
    latitude = numpy.deg2rad(LATITUDE)
    sine = numpy.sin(latitude) * numpy.cos(zenith) + numpy.cos(latitude) * numpy.sin(
        zenith
    ) * numpy.cos(azimuth)
    hour_angle = numpy.arctan2(
        -numpy.sin(zenith) * numpy.sin(azimuth),
        numpy.cos(latitude) * numpy.cos(zenith)
        - numpy.sin(latitude) * numpy.sin(zenith) * numpy.cos(azimuth),
    )
    return lst - hour_angle, numpy.arcsin(sine)


def draw(random, size, outages):
    """Some events by rejection: seconds since START, zenith and azimuth (rad), right ascension."""
    seconds = random.uniform(0, YEAR, size)
    keep = random.uniform(0, 1 + SOLAR_WAVE * (1 + SUMMER_WAVE), size) < rate(seconds)
    keep &= is_live(seconds, outages)
    zenith = numpy.arccos(random.uniform(numpy.cos(numpy.deg2rad(MAX_ZENITH)), 1, size))
    azimuth = random.uniform(0, 2 * numpy.pi, size)
    ripple = numpy.sin(zenith) * numpy.sin(azimuth + numpy.deg2rad(10.0)) ** 2
    keep &= random.uniform(0, 1.2, size) < numpy.cos(zenith) * (1 + 0.2 * ripple)
    lst = numpy.deg2rad(sidereal_time(seconds))
    right_ascension, declination = equatorial(zenith, azimuth, lst)
    intensity = 1 + AMPLITUDE * numpy.cos(declination) * numpy.cos(
        right_ascension - numpy.deg2rad(PHASE)
    )
    keep &= random.uniform(0, 1 + AMPLITUDE, size) < intensity
    return numpy.array([seconds, zenith, azimuth, right_ascension, declination])[:, keep]


def first_harmonic(angle, events):
    """Amplitude and phase (deg) of the first harmonic of an angle."""
    vector = 2 / events * numpy.exp(1j * angle).sum()
    return abs(vector), numpy.rad2deg(numpy.angle(vector)) % 360


def main(path):
    random = numpy.random.default_rng(SEED)
    starts = numpy.sort(random.uniform(0, YEAR, OUTAGES))
    outages = [(s, s + random.exponential(OUTAGE_HOURS * 3600.0)) for s in starts]
    parts, number = [], 0
    while number < EVENTS:
        parts.append(draw(random, 100_000, outages))
        number += parts[-1].shape[1]
    events = numpy.concatenate(parts, axis=1)[:, :EVENTS]
    events = events[:, numpy.argsort(events[0])]
    seconds, zenith, azimuth, right_ascension, declination = events

    grid = numpy.arange(0, YEAR, 60.0) + 30.0
    live = is_live(grid, outages)
    weights = live * rate(grid)
    spurious = 2 * (weights * numpy.exp(1j * numpy.deg2rad(sidereal_time(grid)))).sum()
    spurious = abs(spurious) / weights.sum()
    naive, naive_phase = first_harmonic(right_ascension, EVENTS)
    naive /= numpy.cos(declination).mean()

    tenths = numpy.floor(seconds * 10).astype(numpy.int64)
    stamps = numpy.datetime64(START, "ms") + (tenths * 100).astype("timedelta64[ms]")
    hundredths = numpy.rint(numpy.rad2deg(azimuth) * 100).astype(int) % 36000
    with open(path, "w", encoding="ascii", newline="\n") as out:
        out.write(f"# Synthetic events of one year, {START}Z to {STOP}Z. Not data of any detector.\n")
        out.write(f"# Made by: {COMMAND}\n")
        out.write(f"# numpy {numpy.__version__}, seed {SEED}, {EVENTS} events\n")
        out.write(f"# Site: latitude {LATITUDE} deg, longitude {LONGITUDE} deg.")
        out.write(f" Zenith angles up to {MAX_ZENITH:.0f} deg.\n")
        out.write(f"# Truth: equatorial dipole of amplitude {AMPLITUDE} towards right ascension")
        out.write(f" {PHASE} deg, declination 0; nothing else.\n")
        out.write("# A likelihood fit with rate and acceptance unknown measures each component to about")
        out.write(f" 3.0/sqrt(events) = {3.0 / numpy.sqrt(EVENTS):.3f}.\n")
        out.write("# Acceptance: cos z (1 + 0.2 sin z sin^2(azimuth + 10 deg)) per solid angle.\n")
        out.write(f"# Rate: solar wave of {100 * SOLAR_WAVE:.0f} percent, stronger in summer; live")
        out.write(f" {100 * live.mean():.1f} percent of the year;")
        out.write(f" together a sidereal wave of {100 * spurious:.1f} percent.\n")
        out.write(f"# A first harmonic of right ascension, the rate not known, gives {naive:.3f}")
        out.write(f" towards {naive_phase:.0f} deg: wrong.\n")
        out.write("# Times are UTC; azimuth is counted from North through East.\n")
        out.write("time_utc,zenith_deg,azimuth_deg\n")
        for stamp, z, a in zip(numpy.datetime_as_string(stamps), zenith, hundredths):
            out.write(f"{stamp[:-2]}Z,{numpy.rad2deg(z):.2f},{a / 100:.2f}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {COMMAND}")
    main(sys.argv[1])
