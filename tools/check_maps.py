#!/usr/bin/env python3
"""Reads the maps of a result directory with healpy and checks what a reader relies on.

    python3 tools/check_maps.py DIRECTORY [FILE.fits ...]

For every FITS map (default: all *.fits of the directory): RING order, nside, number of pixels,
frame, a column for every name, and that healpy masks exactly the unobserved pixels. When there is
FILE.csv beside FILE.fits, with a column 'pixel' and columns named as in the map (a unit in brackets
may follow), every value must be equal to the last bit, and a pixel without a row must be unobserved.
Exit code 0 when all is right, 1 when not; needs healpy, astropy, numpy.
"""
import csv
import glob
import os
import sys
import warnings

import healpy
import numpy
from astropy import units
from astropy.io import fits

FRAMES = {"C": "equatorial", "G": "galactic"}


def read_csv(path):
    with open(path, encoding="utf-8") as lines:
        rows = list(csv.reader(line for line in lines if not line.startswith("#")))
    names = [name.split(" [")[0].replace(" ", "_") for name in rows[0]]
    return {name: [row[k] for row in rows[1:]] for k, name in enumerate(names)}


def compare(name, values, table, fail):
    pixels = numpy.array([int(pixel) for pixel in table["pixel"]])
    expected = numpy.full(len(values), healpy.UNSEEN)
    for pixel, cell in zip(pixels, table[name]):
        expected[pixel] = float(cell) if cell else healpy.UNSEEN
    different = numpy.flatnonzero(values != expected)
    if len(different):
        p = different[0]
        fail(
            "column %s: %d pixels differ from the CSV, the first is %d: %r, not %r"
            % (name, len(different), p, values[p], expected[p])
        )


def check(path):
    failures = []
    # Warnings are errors: a checksum that does not fit, too.
    with fits.open(path, checksum=True) as hdus:
        hdus.verify("exception")
        for hdu in hdus:
            if "CHECKSUM" not in hdu.header or "DATASUM" not in hdu.header:
                failures.append("%s has no checksum" % (hdu.name or "the primary unit"))
        for hdu in hdus[1:]:
            for column in hdu.columns:
                try:
                    units.Unit(column.unit or "", format="fits", parse_strict="raise")
                except ValueError as error:
                    failures.append("%s has no unit of FITS: %s" % (column.name, error))
        header = hdus[1].header
        names = list(hdus[1].columns.names)
        column_units = list(hdus[1].columns.units)
    nside = header["NSIDE"]
    for key, expected in [
        ("PIXTYPE", "HEALPIX"),
        ("ORDERING", "RING"),
        ("INDXSCHM", "IMPLICIT"),
        ("OBJECT", "FULLSKY"),
        ("FIRSTPIX", 0),
        ("LASTPIX", 12 * nside**2 - 1),
        ("BAD_DATA", healpy.UNSEEN),
    ]:
        if header.get(key) != expected:
            failures.append("%s is %r, not %r" % (key, header.get(key), expected))
    if "TIMEFRAM" in header and "DATE-AVG" in header:
        for key in ["TIMESYS", "DATE-OBS", "DATE-END"]:
            if key not in header:
                failures.append("%s is missing" % key)
    if "EPOCH" in header:
        failures.append("EPOCH, a number of the standard's, is there")
    frame = FRAMES.get(header.get("COORDSYS"), header.get("SKYFRAME"))
    if frame is None:
        failures.append("neither COORDSYS nor SKYFRAME names the frame")
    beside = os.path.splitext(path)[0] + ".csv"
    table = read_csv(beside) if os.path.exists(beside) else {}
    print("%s: nside %d, %s%s" % (path, nside, frame, ", with CSV" if table else ""))
    for k, (name, unit) in enumerate(zip(names, column_units)):
        values = healpy.read_map(path, field=k, dtype=numpy.float64)
        if len(values) != 12 * nside**2:
            failures.append("column %s has %d pixels" % (name, len(values)))
        seen = ~healpy.mask_bad(values)
        if not numpy.all(numpy.isfinite(values[seen])):
            failures.append("column %s has values that are not finite" % name)
        if not numpy.all(values[~seen] == healpy.UNSEEN):
            failures.append("column %s has unobserved pixels that are not UNSEEN" % name)
        if name in table:
            compare(name, values, table, failures.append)
        span = "%.6g to %.6g" % (values[seen].min(), values[seen].max()) if seen.any() else "none"
        print("  %-32s [%s] %d observed, %s" % (name, unit or "1", seen.sum(), span))
    for failure in failures:
        print("  WRONG: " + failure)
    return not failures


def main(arguments):
    directory, files = arguments[0], arguments[1:]
    paths = [os.path.join(directory, name) for name in files]
    paths = paths or sorted(glob.glob(os.path.join(directory, "*.fits")))
    if not paths:
        print("%s has no *.fits" % directory)
        return 1
    return 0 if all([check(path) for path in paths]) else 1


if __name__ == "__main__":
    warnings.simplefilter("error")
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
