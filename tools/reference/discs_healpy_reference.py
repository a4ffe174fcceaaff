#!/usr/bin/python3
"""Reference discs of healpy.query_disc for DiscSums.

    /usr/bin/python3 tools/reference/discs_healpy_reference.py > testdata/reference/discs_healpy.csv

One line per disc: number of pixels whose centres lie within the radius of the centre of a pixel, and
the sum of (number of the pixel mod 1000) over them. The radii are no round fractions of a turn, so
that no centre lies on a border.
"""
import sys

import healpy
import numpy as np

RADII_DEG = (0.001, 3.3, 10.1, 45.3, 89.7, 133.3, 179.9)


def main():
    out = sys.stdout
    out.write("# made by: /usr/bin/python3 tools/reference/discs_healpy_reference.py"
              " > testdata/reference/discs_healpy.csv\n")
    out.write("# healpy %s, numpy %s\n" % (healpy.__version__, np.__version__))
    out.write("nside,pixel,radius_deg,count,sum_mod_1000\n")
    for nside in (1, 2, 16, 64):
        npix = healpy.nside2npix(nside)
        random = np.random.default_rng(nside)
        pixels = sorted({0, 3, npix // 2, npix - 1, *random.integers(0, npix, 6).tolist()})
        for radius in RADII_DEG:
            for pixel in pixels:
                centre = healpy.pix2vec(nside, pixel)
                disc = healpy.query_disc(nside, centre, np.radians(radius))
                out.write("%d,%d,%r,%d,%d\n" % (nside, pixel, radius, disc.size,
                                                 (disc % 1000).sum()))


if __name__ == "__main__":
    main()
