#!/usr/bin/env python3
"""The synthetic electrons of testdata/space-maps with their pixels in NESTED order, as healpy writes them.

    /usr/bin/python3 tools/reference/nested_map.py

Made with healpy 1.16.1, astropy 5.2.1. A result from these maps is that of the maps in RING order.
"""
import healpy

MAPS = "testdata/space-maps/"


def main():
    counts = healpy.read_map(MAPS + "electrons.fits.gz", field=0, dtype=None)
    healpy.write_map(
        MAPS + "electrons-nested.fits.gz", healpy.reorder(counts, r2n=True), nest=True, coord="G",
        column_names=["COUNTS_16"], dtype=counts.dtype, overwrite=True)


main()
