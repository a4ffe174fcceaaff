#!/usr/bin/python3
"""The fits of space_maps_fit.py (healpy, numpy) under the names of the regression suite's quantities.

    /usr/bin/python3 tools/reference/regression_space_maps.py maps > testdata/reference/regression_sky_maps.csv
    /usr/bin/python3 tools/reference/regression_space_maps.py ranges > testdata/reference/regression_sky_map_ranges.csv

Galactic x, y, z are rho_FB, rho_EW, rho_NS. The covariance of the fit with a nuisance parameter has the systematic
error in it, so that no error of it is compared.
"""
import csv
import sys

ROWS = {"maps": {"nuisance": "monte-carlo"},
        "ranges": {"positrons 16": "monte-carlo.energy-16-30", "positrons 30": "monte-carlo.energy-30-60",
                   "positrons 60": "monte-carlo.energy-from-60", "positrons above 16": "monte-carlo.energy-from-16",
                   "positrons above 30": "monte-carlo.energy-from-30"}}


def main(which):
    lines = [line for line in open("testdata/reference/space_maps_fit.csv") if line[0] != "#"]
    print("# tools/reference/regression_space_maps.py %s, from testdata/reference/space_maps_fit.csv" % which)
    print("quantity,value")
    for fit in csv.DictReader(lines):
        row = ROWS[which].get(fit["fit"])
        for axis, name in (("x", "rho_FB"), ("y", "rho_EW"), ("z", "rho_NS")) if row else ():
            print("%s.galactic_dipole.%s,%s" % (row, name, fit[axis]))
            if which == "ranges":
                print("%s.galactic_dipole.%s.error,%.10g" % (row, name, float(fit[axis + axis]) ** 0.5))


main(sys.argv[1])
