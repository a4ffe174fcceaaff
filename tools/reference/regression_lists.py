#!/usr/bin/python3
"""Lists of 6000 events of the quickstart in other conventions, and what plain sums find in them.

    /usr/bin/python3 tools/reference/regression_lists.py local > configs/regression/data/list-local.csv
    /usr/bin/python3 tools/reference/regression_lists.py j2000 > configs/regression/data/list-j2000.csv
    /usr/bin/python3 tools/reference/regression_lists.py plain-local > testdata/reference/regression_list_local.csv
    /usr/bin/python3 tools/reference/regression_lists.py plain-j2000 > testdata/reference/regression_list_j2000.csv
    /usr/bin/python3 tools/reference/regression_lists.py plain-energies > testdata/reference/regression_list_energies.csv

local: GPS seconds (18 leap seconds in 2023), elevation, azimuth from South through West in rad, log10 of an energy
that is 1 to 1000 GeV by turns; events of 10 GeV and more are used. energies: the same list in ranges from 10 and from
100 GeV, rows as in energies.json: each by itself, then all from there on. j2000: Julian dates, right ascension in hours and
declination in rad along the axes of J2000 (erfa, precession IAU 2006), which the program turns to those of date.
"""
import runpy
import sys

import erfa
import numpy as np

EVENTS = 6000
GPS_EPOCH = 315964800
LEAP_SECONDS = 18


def unix_times(path):
    import calendar
    for line in [line for line in open(path) if line[0].isdigit()][:EVENTS]:
        date, clock = line.split(",")[0].rstrip("Z").split("T")
        hour, minute, second = clock.split(":")
        day = calendar.timegm((*map(int, date.split("-")), 0, 0, 0))
        yield day + int(hour) * 3600 + int(minute) * 60 + float(second)


def main(which):
    sys.stdout, out = open("/dev/null", "w"), sys.stdout
    twin = runpy.run_path("tools/reference/regression_quickstart.py")
    sys.stdout = out
    sidereal, _, zenith, azimuth = (x[:EVENTS] for x in twin["read"]("testdata/quickstart-events.csv"))
    unix = np.array(list(unix_times("testdata/quickstart-events.csv")))
    energy = np.arange(EVENTS) % 4
    if which == "local":
        print("# tools/reference/regression_lists.py local\ngps,elevation,azimuth,lg_energy")
        for k in range(EVENTS):
            print("%.1f,%.2f,%.8f,%d" % (unix[k] - GPS_EPOCH + LEAP_SECONDS, 90 - np.degrees(zenith[k]),
                                         (azimuth[k] - np.pi) % (2 * np.pi), energy[k]))
        return
    sin_dec, east = twin["equatorial"](zenith, azimuth)
    if which == "j2000":
        print("# tools/reference/regression_lists.py j2000\njd,ra_h,dec_rad")
        for k in range(EVENTS):
            day = 2440587.5 + np.floor(unix[k] / 86400)
            bias, precession, _ = erfa.bp06(day, 0.5)
            of_date = erfa.s2c(sidereal[k] + east[k], np.arcsin(sin_dec[k]))
            ra, dec = erfa.c2s(precession.T @ of_date)
            print("%.9f,%.9f,%.9f" % (2440587.5 + unix[k] / 86400, ra % (2 * np.pi) * 12 / np.pi, dec))
        return
    if which == "plain-energies":
        _, _, theta, _ = twin["pixels"]()
        view = theta <= np.radians(60)
        print("# numpy %s: tools/reference/regression_lists.py %s" % (np.__version__, which))
        print("quantity,value")
        for row, used in enumerate((energy == 1, energy >= 2, energy >= 1, energy >= 2)):
            n = {lg: twin["counts"](*(x[used & (energy == lg)] for x in (sidereal, zenith, azimuth)))[:, view].sum()
                 for lg in (1, 2, 3)}
            print("likelihood.energies.rows.%d.events,%d" % (row, sum(n.values())))
            print("likelihood.energies.rows.%d.mean_energy,%.15g"
                  % (row, sum(10.0**lg * n[lg] for lg in n) / sum(n.values())))
        return
    used = energy >= 1 if which == "plain-local" else energy >= 0
    grid_dec, grid_east, theta, eastward = twin["pixels"]()
    view = theta <= np.radians(60)
    n = twin["counts"](sidereal[used], zenith[used], azimuth[used])[:, view]
    seen = n.sum(0) > 0
    print("# numpy %s, erfa %s: tools/reference/regression_lists.py %s" % (np.__version__, erfa.__version__, which))
    print("quantity,value")
    for row, (d, _) in {"likelihood": twin["likelihood"](n[:, seen], grid_dec[view][seen], grid_east[view][seen]),
                        "east-west": twin["east_west"](n, eastward[view])}.items():
        print("%s.events.used,%d" % (row, n.sum()))
        print("%s.dipole.components.d_0h,%.15g\n%s.dipole.components.d_6h,%.15g" % (row, d[0], row, d[1]))


main(sys.argv[1])
