#!/usr/bin/env python3
"""Tables of colour maps, made with matplotlib.

    python3 tools/reference/colour_maps.py tables > src/main/resources/org/anisky/report/colour-maps.txt
    python3 tools/reference/colour_maps.py points > testdata/reference/colour_maps.csv

tables: viridis and cividis, 256 colours each, which have no formula. points: 33 colours of these and of
coolwarm, which the program computes by the formula of its paper.
"""
import sys

import matplotlib

MAPS = ["viridis", "cividis"]


def rgb(name, place):
    # coolwarm is a curve through 33 colours: at these it is exact.
    colours = matplotlib.colormaps[name]
    return [round(255 * part) for part in (colours.resampled(33) if name == "coolwarm" else colours)(place)[:3]]


if sys.argv[1] == "tables":
    print("# Colour maps, from the lowest to the highest value: a name, then 256 times RRGGBB.")
    print("# Made by tools/reference/colour_maps.py from the tables of matplotlib.")
    print("# viridis: Nathaniel Smith, Stefan van der Walt, Eric Firing (2015), CC0 1.0.")
    print("# cividis: Nunez, Anderton, Renslow, PLOS ONE 13 (2018) e0199239, CC0 1.0.")
    for name in MAPS:
        print(name, "".join("%02x%02x%02x" % tuple(rgb(name, k)) for k in range(256)))
else:
    print("# Colours of matplotlib at places from 0 to 1: tools/reference/colour_maps.py points")
    print("name,place,red,green,blue")
    for name in MAPS + ["coolwarm"]:
        for k in range(33):
            print(name, k / 32, *rgb(name, k / 32), sep=",")
