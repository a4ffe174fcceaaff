#!/usr/bin/python3
"""Reference pixels of healpy for HealpixGrid.

    /usr/bin/python3 tools/reference/healpix_reference.py > testdata/reference/healpix.csv

One line per point: the RING and NESTED pixel that hold (theta, phi), and the centre of that pixel
(z by pix2vec, phi by pix2ang). Points: the anchor theta = 1, phi = 2; points drawn uniformly on
the sphere; points within a few pixels of either pole.
"""
import sys

import healpy
import numpy as np

SIDES = (1, 2, 4, 64, 512, 8192)
EVERYWHERE, AT_EACH_POLE = 60, 12


def main():
    random = np.random.default_rng(20261121)
    out = sys.stdout
    out.write("# made by: /usr/bin/python3 tools/reference/healpix_reference.py"
              " > testdata/reference/healpix.csv\n")
    out.write("# healpy %s, numpy %s; angles in rad\n" % (healpy.__version__, np.__version__))
    out.write("nside,theta,phi,ring,nest,centre_z,centre_phi\n")
    for nside in SIDES:
        north = random.uniform(0, 4 / nside, AT_EACH_POLE)
        south = np.pi - random.uniform(0, 4 / nside, AT_EACH_POLE)
        theta = np.concatenate([[1.0], np.arccos(random.uniform(-1, 1, EVERYWHERE)),
                                np.clip(north, 0, np.pi), np.clip(south, 0, np.pi)])
        phi = np.concatenate([[2.0], random.uniform(0, 2 * np.pi, theta.size - 1)])
        ring = healpy.ang2pix(nside, theta, phi)
        nest = healpy.ang2pix(nside, theta, phi, nest=True)
        z = healpy.pix2vec(nside, ring)[2]
        centre_phi = healpy.pix2ang(nside, ring)[1]
        for row in zip(theta, phi, ring, nest, z, centre_phi):
            out.write("%d,%r,%r,%d,%d,%r,%r\n" % ((nside,) + tuple(x.item() for x in row)))


if __name__ == "__main__":
    main()
