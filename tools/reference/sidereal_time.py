#!/usr/bin/env python3
"""Reference angles of the four time frames, by astropy (which calls ERFA).

    python3 tools/reference/sidereal_time.py > testdata/reference/sidereal_time.csv

UT1 - UTC is set by hand, so that no Earth orientation file is needed and the numbers never change.
Time scales are astropy's, sidereal time is ERFA's gmst06 of them. The last column is astropy's own
sidereal_time("mean"), which adds the TIO locator s', -47 microarcseconds per century: it differs by
up to 7e-11 rad. The linear clock's column is numpy's own arithmetic and must agree to the last bit.
"""

from datetime import datetime, timezone

import numpy
import astropy
import astropy.units as u
import erfa
from astropy.time import Time
from astropy.utils import iers

iers.conf.auto_download = False

SITES = [("origin", 0.0), ("auger", -69.5), ("hawc", -97.308), ("east", 179.75), ("west", -180.0)]
INSTANTS = [
    (0.0, 0.0),
    (315532800.25, 0.0),  # 1980-01-01
    (820454399.5, 0.0),  # half a second before the leap second at the end of 1995
    (820454400.0, 0.0),
    (946728000.0, 0.35),  # J2000 noon UTC, 0.355 s is about what it was
    (1072969615.0, 0.0),  # first event of the Auger list of 2017
    (1230768000.0, -0.6),
    (1483228800.0, 0.0),  # after the last leap second
    (1500000000.125, 0.9),
    (1709251199.9375, -0.05),  # 2024-02-29, last instants of the day
    (1767225600.0, 0.1),  # 2026
    (2000000000.5, 0.0),
]
LST0_LINEAR = 2.0488691940859876 / 24 * 2 * numpy.pi  # rad; hours as published for the Auger site
RATE = 2 * numpy.pi * (1 / 86400 + 1 / (365.24217 * 86400))


def turn(angle):
    """An angle in [0, 2 pi)."""
    return float(numpy.mod(angle, 2 * numpy.pi))


def main():
    print("# Local mean sidereal time S, local mean solar time U, 2U - S and 2S - U, rad, [0, 2 pi);")
    print("# linear = (RATE * t + LST0) % (2 pi) by numpy, RATE = 2 pi (1/86400 + 1/(365.24217*86400)),")
    print(f"# LST0 = {LST0_LINEAR!r} rad; astropy_sidereal = S by astropy, with the TIO locator.")
    print("# Made by: python3 tools/reference/sidereal_time.py > testdata/reference/sidereal_time.csv")
    print(f"# astropy {astropy.__version__}, pyerfa {erfa.__version__}, numpy {numpy.__version__}")
    print("unix_time_s,ut1_minus_utc_s,site,longitude_deg,sidereal,solar,anti_sidereal,"
          "extended_sidereal,linear,astropy_sidereal")
    for unix, dut1 in INSTANTS:
        # Through the calendar: in a Julian date of UTC a day with a leap second is stretched.
        whole = int(unix // 1)
        stamp = datetime.fromtimestamp(whole, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
        time = Time(f"{stamp}.{int((unix - whole) * 10000):04d}", format="isot", scale="utc")
        time.delta_ut1_utc = dut1
        ut1, tt = time.ut1, time.tt
        greenwich = erfa.gmst06(ut1.jd1, ut1.jd2, tt.jd1, tt.jd2)
        # Julian days begin at noon, solar angles at midnight.
        midnight = (ut1.jd1 - 0.5) % 1.0 + ut1.jd2
        for name, longitude in SITES:
            s = greenwich + numpy.deg2rad(longitude)
            located = time.sidereal_time("mean", longitude * u.deg, model="IAU2006")
            solar = turn(2 * numpy.pi * midnight + numpy.deg2rad(longitude))
            linear = float((RATE * numpy.float64(unix) + LST0_LINEAR) % (2 * numpy.pi))
            row = [turn(s), solar, turn(2 * solar - s), turn(2 * s - solar), linear,
                   turn(located.to_value(u.rad))]
            print(f"{unix!r},{dut1!r},{name},{longitude!r}," + ",".join(repr(x) for x in row))


if __name__ == "__main__":
    main()
