#!/usr/bin/env python3
"""Reads the ECSV tables of a result directory with astropy and compares them with their CSV twins.

    python3 tools/check_tables.py DIRECTORY

Every name.ecsv must have the columns of name.csv, the same values to the last bit, the same cells
empty, and the unit deg on every column whose name ends in _deg or whose heading there says so. Exit
code 0 when all is right, 1 when not; needs astropy, numpy.
"""
import csv
import glob
import os
import sys
import warnings

import astropy.units as u
import numpy
from astropy.table import Table


def plain(path):
    with open(path, encoding="utf-8") as lines:
        rows = list(csv.reader(line for line in lines if not line.startswith("#")))
    names = [heading.split(" [")[0] for heading in rows[0]]
    units = [heading[heading.index("[") + 1 : -1] if " [" in heading else "" for heading in rows[0]]
    return names, units, rows[1:]


def check(path):
    failures = []
    table = Table.read(path, format="ascii.ecsv")
    names, units, rows = plain(os.path.splitext(path)[0] + ".csv")
    if table.colnames != names or len(table) != len(rows):
        failures.append("has other columns or rows than its CSV")
    for k, (name, unit) in enumerate(zip(names, units)):
        column = table[name]
        expected = u.Unit(unit) if unit else u.deg if name.endswith("_deg") else None
        if expected is not None and column.unit != expected:
            failures.append("%s has the unit %s, not %s" % (name, column.unit, expected))
        for row, cells in enumerate(rows):
            text, value = cells[k], column[row]
            if text == "":
                same = numpy.ma.is_masked(value) or str(value) == ""
            elif column.dtype.kind in "fi":
                same = float(text) == float(value)
            else:
                same = text.lower() == str(value).lower()
            if not same:
                failures.append("%s, row %d: %r, not %r" % (name, row + 1, value, text))
    told = ["%s [%s]" % (name, table[name].unit) for name in names if table[name].unit]
    print("%s: %d rows, %s" % (path, len(table), ", ".join(told) or "no units"))
    for failure in failures:
        print("  WRONG: " + failure)
    return not failures


def main(directory):
    paths = sorted(glob.glob(os.path.join(directory, "*.ecsv")))
    if not paths:
        print("%s has no *.ecsv" % directory)
        return 1
    return 0 if all([check(path) for path in paths]) else 1


if __name__ == "__main__":
    warnings.simplefilter("error")
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
