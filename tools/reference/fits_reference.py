#!/usr/bin/env python3
"""FITS files made by healpy and astropy, against which the Java reader and writer are tested.

    python3 tools/reference/fits_reference.py testdata/reference/fits

Made with healpy 1.16.1, astropy 5.2.1, numpy 1.24.2. The values are patterns that a test can
write down again without this script: value of RING pixel p in column k is (p + 1) / 8 + k.
"""
import gzip
import os
import sys

import healpy
import numpy
from astropy.io import fits

UNSEEN = healpy.UNSEEN


def pattern(nside, column=0):
    return (numpy.arange(12 * nside**2) + 1) / 8.0 + column


def healpix_table(path, nside):
    """Two columns in the layout that our writer makes; pixel 5 of the first is not observed."""
    first, second = pattern(nside), pattern(nside, 1)
    first[5] = UNSEEN
    healpy.write_map(
        path,
        [first, second],
        dtype=numpy.float64,
        coord="C",
        column_names=["relative_intensity", "significance"],
        overwrite=True,
    )
    with fits.open(path, mode="update") as hdus:
        header = hdus[1].header
        header["EXTNAME"] = ("SKY", "name of this binary table extension")
        pure = "TUNIT1  = '        '           / a pure number"
        header.insert("TTYPE2", fits.Card.fromstring(pure))
        sigma = "TUNIT2  = '        '           / standard deviations"
        header.insert("PIXTYPE", fits.Card.fromstring(sigma))
        header.insert("PIXTYPE", fits.Card("UTEXT2", "sigma", "the unit in words"))
        # astropy writes the exponent as E+30; both forms are FITS.
        header.append(
            fits.Card.fromstring(
                "BAD_DATA=           -1.6375E30 / value of pixels that were not observed"
            )
        )
        header["LATITUDE"] = (-35.2, "[deg] latitude of the site")
        header["DETECTOR"] = ("it's ours", "")
        for hdu in hdus:
            hdu.add_checksum(when="sum of words in ones' complement")


def main(directory):
    os.makedirs(directory, exist_ok=True)

    def at(name):
        return os.path.join(directory, name)

    healpix_table(at("healpy-nside1.fits"), 1)
    healpix_table(at("healpy-nside32.fits"), 32)
    with open(at("healpy-nside32.fits"), "rb") as plain:
        with open(at("healpy-nside32.fits.gz"), "wb") as out:
            out.write(gzip.compress(plain.read(), 9, mtime=0))
    os.remove(at("healpy-nside32.fits"))

    ring = pattern(4)
    healpy.write_map(
        at("nested-float32.fits"),
        healpy.reorder(ring, r2n=True),
        nest=True,
        dtype=numpy.float32,
        coord="G",
        overwrite=True,
    )
    partial = numpy.full(12 * 4**2, UNSEEN)
    partial[[7, 100, 191]] = [1.5, 2.5, -3.5]
    healpy.write_map(
        at("partial.fits"), partial, partial=True, dtype=numpy.float64, overwrite=True
    )
    for code in "IJK":
        table = fits.BinTableHDU.from_columns(
            [
                fits.Column("PIXEL", code, array=numpy.array([7, 100, 191])),
                fits.Column("counts", "J", array=numpy.array([1, 2, 3])),
            ]
        )
        for key, value in [
            ("PIXTYPE", "HEALPIX"),
            ("ORDERING", "NESTED"),
            ("NSIDE", 4),
            ("INDXSCHM", "EXPLICIT"),
            ("OBJECT", "PARTIAL"),
        ]:
            table.header[key] = value
        fits.HDUList([fits.PrimaryHDU(), table]).writeto(
            at("partial-" + code + ".fits"), overwrite=True
        )
    numbers = healpy.nest2ring(4, numpy.array([7, 100, 191]))
    with open(at("nest2ring.txt"), "w") as out:
        out.write("# python3 tools/reference/fits_reference.py testdata/reference/fits\n")
        out.write("# nside 4: RING pixels of NESTED 7, 100, 191 (healpy.nest2ring)\n")
        out.write(" ".join(map(str, numbers)) + "\n")


main(sys.argv[1])
