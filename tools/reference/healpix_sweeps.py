#!/usr/bin/python3
"""The iterative maximum of the likelihood on HEALPix, written with healpy and numpy from the paper.

    /usr/bin/python3 tools/reference/healpix_sweeps.py > testdata/reference/healpix_sweeps.csv

makes the relative intensity of two small detectors whose counts follow a formula in whole numbers;

    /usr/bin/python3 tools/reference/healpix_sweeps.py MAP.fits SWEEPS \
        north.fits LATITUDE MAX_ZENITH [south.fits LATITUDE MAX_ZENITH ...]

runs the given number of sweeps over multimaps of counts (image MAPS; longitude of the maps from North
to West, bins of local sidereal time, directions at bin centres), and prints how the anisotropy
compares with column 2 of MAP.fits, the result of another program on the same counts.

Ahlers et al. 2016 (ApJ 823, 10): start from I = 1, N_tau = n_tau., A_i = n_.i/n; then
I_a = n_a/E_a, N_tau = n_tau./R_tau, A_i = n_.i/S_i, and A to sum 1, over and over, without any
acceleration. A local pixel's centre is turned by the sidereal time at the centre of the bin; the
equatorial pixel is the one that holds the direction. After the last sweep I is divided by its mean
over the observed pixels of every ring.
"""
import sys

import healpy
import numpy as np


class Detector:
    """Counts [tau][pixel in view], and the equatorial pixel of each."""

    def __init__(self, counts, latitude, max_zenith):
        nside = healpy.npix2nside(counts.shape[1])
        view = np.flatnonzero(healpy.pix2ang(nside, np.arange(counts.shape[1]))[0] <= max_zenith)
        north, west, up = healpy.pix2vec(nside, view)
        # Axes of the meridian: towards the Equator above the horizon, East, and the Pole.
        meridian = up * np.cos(latitude) - north * np.sin(latitude)
        east = -west
        pole = up * np.sin(latitude) + north * np.cos(latitude)
        bins = counts.shape[0]
        self.counts = counts[:, view].astype(float)
        self.pixel = np.empty(self.counts.shape, dtype=np.int32)
        for tau in range(bins):
            turn = 2 * np.pi * (tau + 0.5) / bins
            x = meridian * np.cos(turn) - east * np.sin(turn)
            y = meridian * np.sin(turn) + east * np.cos(turn)
            self.pixel[tau] = healpy.vec2pix(nside, x, y, pole)
        self.per_bin = self.counts.sum(axis=1)
        self.per_pixel = self.counts.sum(axis=0)
        self.rate = self.per_bin.copy()
        self.acceptance = self.per_pixel / self.per_pixel.sum()

    def on_sky(self, values, size):
        return np.bincount(self.pixel.ravel(), weights=values.ravel(), minlength=size)

    def update(self, intensity):
        sky = intensity[self.pixel]
        self.rate = np.divide(
            self.per_bin, sky @ self.acceptance, where=self.per_bin > 0, out=np.zeros_like(self.per_bin))
        self.acceptance = np.divide(
            self.per_pixel, self.rate @ sky, where=self.per_pixel > 0, out=np.zeros_like(self.per_pixel))
        self.acceptance /= self.acceptance.sum()


def sweeps(detectors, number, size):
    """I after a number of sweeps, over its mean on every ring; NaN where nothing was observed."""
    counts = sum(d.on_sky(d.counts, size) for d in detectors)
    for _ in range(number):
        exposure = sum(d.on_sky(np.outer(d.rate, d.acceptance), size) for d in detectors)
        intensity = np.divide(counts, exposure, where=exposure > 0, out=np.ones(size))
        for detector in detectors:
            detector.update(intensity)
    intensity[exposure == 0] = np.nan
    ring = healpy.pix2ring(healpy.npix2nside(size), np.arange(size))
    for r in np.unique(ring):
        if np.isfinite(intensity[ring == r]).any():
            intensity[ring == r] /= np.nanmean(intensity[ring == r])
    return intensity


def by_formula(number):
    """Whole numbers without any symmetry; nside 8, 25 bins."""
    tau, pixel = np.mgrid[0:25, 0 : healpy.nside2npix(8)]
    return 200 + (pixel * 7919 + tau * 10473 + number * 31) % 61 + (pixel * tau) % 17


def reference():
    size = healpy.nside2npix(8)
    detectors = [
        Detector(by_formula(0), np.radians(19.3), np.radians(57)),
        Detector(by_formula(1), np.radians(-90), np.radians(65)),
    ]
    intensity = sweeps(detectors, 20_000, size)
    print(f"# healpy {healpy.__version__}, numpy {np.__version__}: tools/reference/healpix_sweeps.py")
    print("# counts 200 + (7919 pixel + 10473 tau + 31 detector) mod 61 + (pixel tau) mod 17;")
    print("# nside 8, 25 bins; latitude 19.3 deg, zenith <= 57 deg; South Pole, zenith <= 65 deg")
    print("pixel,relative_intensity")
    for a in np.flatnonzero(np.isfinite(intensity)):
        print(f"{a},{float(intensity[a])!r}")


def compare(arguments):
    from astropy.io import fits

    detectors = []
    for k in range(2, len(arguments), 3):
        with fits.open(arguments[k]) as units:
            counts = units["MAPS"].data
        detectors.append(Detector(counts, *np.radians([float(v) for v in arguments[k + 1 : k + 3]])))
    other = healpy.read_map(arguments[0], field=1, dtype=float)
    ours = sweeps(detectors, int(arguments[1]), len(other)) - 1
    both = np.isfinite(ours) & (other != healpy.UNSEEN)
    print("pixels in both, here only, there only:", both.sum(),
          (np.isfinite(ours) & ~both).sum(), ((other != healpy.UNSEEN) & ~both).sum())
    print("rms of dI here and there:", ours[both].std(), other[both].std())
    print("correlation:", np.corrcoef(ours[both], other[both])[0, 1])
    print("rms and largest difference:", (ours - other)[both].std(), abs((ours - other)[both]).max())


if __name__ == "__main__":
    compare(sys.argv[1:]) if len(sys.argv) > 1 else reference()
