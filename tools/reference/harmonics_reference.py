#!/usr/bin/python3
"""Reference numbers of healpy and scipy for SphericalHarmonics.

    /usr/bin/python3 tools/reference/harmonics_reference.py > testdata/reference/harmonics.csv

Coefficients and maps are made of whole numbers, so that every program starts from the same bits:
    Re a_lm at place i of healpy's order: ((7919 i) mod 1000)/1000 - 1/2
    Im a_lm at place i, m > 0:            ((7723 i) mod 1000)/1000 - 1/2
    map at pixel p:                       ((7919 p) mod 1000)/1000 - 1/2

Kinds of line (grid is nside, or rings x columns x column centre):
    alm2map   grid, lMax, pixel, value                          healpy
    sum       grid, lMax, pixel, value                          scipy: the plain sum of a_lm Y_lm
    map2alm0  grid, lMax, place, real part, imaginary part      healpy, no iterations
    map2alm3  grid, lMax, place, real part, imaginary part      healpy, 3 iterations
    real      grid, l, m, pixel, value                          scipy: the real harmonic
"""
import sys

import healpy
import numpy as np
import scipy
from scipy.special import sph_harm


def ramp(factor, count):
    return (factor * np.arange(count, dtype=np.int64) % 1000) / 1000.0 - 0.5


def coefficients(lmax):
    count = healpy.Alm.getsize(lmax)
    imaginary = ramp(7723, count)
    imaginary[:lmax + 1] = 0
    return ramp(7919, count) + 1j * imaginary


def some(count):
    return np.unique(np.linspace(0, count - 1, 25).astype(int)).tolist()


def main():
    out = sys.stdout
    out.write("# made by: /usr/bin/python3 tools/reference/harmonics_reference.py"
              " > testdata/reference/harmonics.csv\n")
    out.write("# healpy %s, numpy %s, scipy %s; what the columns are is said there\n"
              % (healpy.__version__, np.__version__, scipy.__version__))
    out.write("kind,grid,numbers\n")
    for nside, lmax in ((1, 0), (2, 3), (8, 16), (16, 64), (64, 191), (128, 700)):
        values = healpy.alm2map(coefficients(lmax), nside, lmax=lmax)
        for pixel in some(values.size):
            out.write("alm2map,%d,%d,%d,%r\n" % (nside, lmax, pixel, values[pixel].item()))
    for rings, columns, centre, lmax in ((12, 24, 0.5, 9), (13, 21, 0.25, 15), (4, 5, 0.0, 8)):
        z = (rings - 1 - 2 * np.arange(rings)) / rings
        phi = 2 * np.pi * (np.arange(columns) + centre) / columns
        alm = coefficients(lmax)
        values = np.zeros((rings, columns))
        for m in range(lmax + 1):
            for l in range(m, lmax + 1):
                y = sph_harm(m, l, phi[None, :], np.arccos(z)[:, None])
                values += (1 if m == 0 else 2) * (alm[healpy.Alm.getidx(lmax, l, m)] * y).real
        for pixel in some(values.size):
            out.write("sum,%dx%dx%r,%d,%d,%r\n"
                      % (rings, columns, centre, lmax, pixel, values.flat[pixel].item()))
    for nside, lmax in ((1, 2), (8, 16), (64, 128)):
        values = ramp(7919, healpy.nside2npix(nside))
        for iterations in (0, 3):
            alm = healpy.map2alm(values, lmax=lmax, iter=iterations)
            for place in some(alm.size):
                out.write("map2alm%d,%d,%d,%d,%r,%r\n" % (iterations, nside, lmax, place,
                          alm[place].real.item(), alm[place].imag.item()))
    theta, phi = healpy.pix2ang(4, np.arange(192))
    for l, m in ((0, 0), (1, -1), (1, 0), (1, 1), (2, -2), (2, 1), (3, 3), (7, -4), (20, 20)):
        y = sph_harm(abs(m), l, phi, theta) * (-1) ** m
        values = y.real if m == 0 else np.sqrt(2) * (y.imag if m < 0 else y.real)
        for pixel in some(values.size):
            out.write("real,4,%d,%d,%d,%r\n" % (l, m, pixel, values[pixel].item()))


if __name__ == "__main__":
    main()
