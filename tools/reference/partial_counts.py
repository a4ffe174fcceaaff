#!/usr/bin/env python3
"""Counts on a part of the sky as healpy writes them with partial=True: a list of pixels.

    python3 tools/reference/partial_counts.py testdata/reference/fits/partial-counts.fits

Made with healpy 1.16.1, numpy 1.24.2. nside 8, the 640 pixels from 64 to 703; the count of pixel p
is 100 + p modulo 7; NESTED order.
"""
import sys

import healpy
import numpy

NSIDE = 8
ring = numpy.full(12 * NSIDE**2, healpy.UNSEEN)
seen = numpy.arange(64, 704)
ring[seen] = 100 + seen % 7
healpy.write_map(
    sys.argv[1],
    healpy.reorder(ring, r2n=True),
    nest=True,
    partial=True,
    coord="G",
    dtype=numpy.float64,
    overwrite=True,
)
