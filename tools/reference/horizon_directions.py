#!/usr/bin/env python3
"""Reference pairs (hour angle, declination) <-> (azimuth, zenith), by ERFA's hd2ae and ae2hd.

    python3 tools/reference/horizon_directions.py > testdata/reference/horizon_directions.csv

Random directions, uniform on the sphere, at random latitudes, at both poles and at the equator.
Both frames are given: one row is drawn in one frame and turned into the other.
"""

import erfa
import numpy

SEED = 20221
LATITUDES = [90.0, -90.0, 0.0, 19.0, -35.2, 89.999999, -89.999999]


def main():
    random = numpy.random.default_rng(SEED)
    print("# Hour angle (positive West), declination, azimuth (North through East), zenith; rad")
    print("# drawn: the frame that was drawn, the other one is ERFA's (hd2ae or ae2hd).")
    print("# Made by: python3 tools/reference/horizon_directions.py"
          " > testdata/reference/horizon_directions.csv")
    print(f"# pyerfa {erfa.__version__}, numpy {numpy.__version__}, seed {SEED}")
    print("drawn,latitude_deg,hour_angle,declination,azimuth,zenith")
    latitudes = LATITUDES + [round(float(x), 6) for x in random.uniform(-90, 90, 13)]
    for latitude in latitudes:
        phi = numpy.deg2rad(latitude)
        for _ in range(5):
            hour_angle, sine = random.uniform(-numpy.pi, numpy.pi), random.uniform(-1, 1)
            declination = numpy.arcsin(sine)
            azimuth, elevation = erfa.hd2ae(hour_angle, declination, phi)
            row = [hour_angle, declination, azimuth, numpy.pi / 2 - elevation]
            print(f"equator,{latitude!r}," + ",".join(repr(float(x)) for x in row))
            azimuth, sine = random.uniform(0, 2 * numpy.pi), random.uniform(-1, 1)
            elevation = numpy.arcsin(sine)
            hour_angle, declination = erfa.ae2hd(azimuth, elevation, phi)
            row = [hour_angle, declination, azimuth, numpy.pi / 2 - elevation]
            print(f"horizon,{latitude!r}," + ",".join(repr(float(x)) for x in row))


if __name__ == "__main__":
    main()
