#!/usr/bin/python3
"""Reference numbers for pseudo-spectra, the coupling of masks and band powers.

    /usr/bin/python3 tools/reference/spectra_reference.py > testdata/reference/spectra.csv

Kinds of line:
    anafast   nside, lMax, l, value    healpy.anafast of the map ((7919 p) mod 1000)/1000 - 1/2 on the
              pixels with -0.6 < z < 0.8, 0 elsewhere, 3 iterations
    wigner    l, l', L, value          square of the 3j symbol (l l' L; 0 0 0), exact fractions
    coupling  l, l', value             M_ll' of that mask (nside 32), by transforming every harmonic
              of degree l' times the mask: no 3j symbols; an integral over pixels, good to 1e-3
    factor    i, j, value              a factor G (12 x 9) of an information matrix F = G G^T of rank 9
    score     k, value                 scores u
    power     l, value                 band powers of u and F, l = 1 2 3, by scoring with dense inverses
    error     l, value                 their errors
"""
import sys
from fractions import Fraction
from math import factorial

import healpy
import numpy as np


def mask(nside):
    z = healpy.pix2vec(nside, np.arange(healpy.nside2npix(nside)))[2]
    return ((z > -0.6) & (z < 0.8)).astype(float)


def wigner_squared(l, k, n):
    if (l + k + n) % 2 or n < abs(l - k) or n > l + k:
        return Fraction(0)
    g = (l + k + n) // 2
    f = factorial
    return (Fraction(f(2 * g - 2 * l) * f(2 * g - 2 * k) * f(2 * g - 2 * n), f(2 * g + 1))
            * Fraction(f(g), f(g - l) * f(g - k) * f(g - n)) ** 2)


def coupling(nside, lmax):
    window = mask(nside)
    matrix = np.zeros((lmax + 1, lmax + 1))
    size = healpy.Alm.getsize(3 * nside - 1)
    degrees, orders = healpy.Alm.getlm(3 * nside - 1)
    for k in range(lmax + 1):
        for m in range(k + 1):
            for factor in ((1,) if m == 0 else (1, 1j)):
                alm = np.zeros(size, complex)
                # Real functions of norm 1: sum over m < 0 too.
                alm[healpy.Alm.getidx(3 * nside - 1, k, m)] = factor / (1 if m == 0 else np.sqrt(2))
                values = healpy.alm2map(alm, nside, lmax=3 * nside - 1) * window
                matrix[:, k] += healpy.anafast(values, lmax=lmax, iter=3)
    return matrix


def band_powers(information, scores, degrees):
    powers = np.zeros(3)
    for _ in range(400):
        weights = np.maximum(powers, 0)
        signal = np.diag(weights[degrees - 1])
        filtered = np.linalg.inv(np.eye(12) + information @ signal)
        w, k = filtered @ scores, filtered @ information
        gradient = np.array([0.5 * (np.sum(w[degrees == l] ** 2)
                                    - np.trace(k[np.ix_(degrees == l, degrees == l)])) for l in (1, 2, 3)])
        fisher = np.array([[0.5 * np.sum(k[np.ix_(degrees == l, degrees == n)] ** 2)
                            for n in (1, 2, 3)] for l in (1, 2, 3)])
        step = weights + np.linalg.solve(fisher, gradient)
        powers = 0.5 * (powers + step)
    return step, np.sqrt(np.diag(np.linalg.inv(fisher)))


def main():
    out = sys.stdout
    out.write("# made by: /usr/bin/python3 tools/reference/spectra_reference.py > testdata/reference/spectra.csv\n")
    out.write("# healpy %s, numpy %s; what the columns are is said there\n" % (healpy.__version__, np.__version__))
    out.write("kind,numbers\n")
    for nside, lmax in ((8, 12), (16, 20), (64, 40)):
        pixels = np.arange(healpy.nside2npix(nside), dtype=np.int64)
        values = ((7919 * pixels % 1000) / 1000.0 - 0.5) * mask(nside)
        for l, value in enumerate(healpy.anafast(values, lmax=lmax, iter=3)):
            out.write("anafast,%d,%d,%d,%r\n" % (nside, lmax, l, float(value)))
    for l, k in ((0, 0), (1, 0), (1, 1), (3, 2), (10, 7), (40, 40), (64, 13), (100, 100)):
        for n in range(l - k, l + k + 1, 2):
            out.write("wigner,%d,%d,%d,%r\n" % (l, k, n, float(wigner_squared(l, k, n))))
    for l, row in enumerate(coupling(32, 8)):
        for k, value in enumerate(row):
            out.write("coupling,%d,%d,%r\n" % (l, k, float(value)))
    degrees = np.array([1, 2, 3, 1, 2, 3, 2, 3, 2, 3, 3, 3])
    random = np.random.default_rng(5)
    factor = np.round(random.normal(size=(12, 9)), 3)
    information = factor @ factor.T
    # The scores of a sky and noise: degree 2 has none.
    sky = random.normal(size=12) * np.sqrt(np.array([2.0, 0.0, 0.5])[degrees - 1])
    scores = np.round(information @ sky + factor @ random.normal(size=9), 3)
    powers, errors = band_powers(information, scores, degrees)
    for i in range(12):
        for j in range(9):
            out.write("factor,%d,%d,%r\n" % (i, j, float(factor[i, j])))
        out.write("score,%d,%r\n" % (i, float(scores[i])))
    for l in (1, 2, 3):
        out.write("power,%d,%r\n" % (l, float(powers[l - 1])))
        out.write("error,%d,%r\n" % (l, float(errors[l - 1])))


main()
