#!/usr/bin/env python3
"""Makes the maps of the examples with counts on the sky: a synthetic experiment in space.

    python3 tools/make_space_maps.py testdata/space-maps

HEALPix maps of nside 16 in Galactic axes, three energy ranges from 16, 30 and 60 GeV:

  electrons  counts: Poisson of exposure x (1 + d.n) x (1 + slope x template), with the dipole d of
             length 0.02; the truth stands in the header
  isotropic  the simulated exposure, drawn with three times as many events as there are electrons,
             with its statistical error per pixel
  positrons  counts with a background that sees the same sky; purity.fits.gz says pixel by pixel
             which part is signal. Their dipole is that of the electrons
  protons    counts without a dipole: the control sample for the positrons
  template   sine of the declination: what a slope of the acceptance along the Earth's axis changes;
             in NESTED order, the others in RING

The exposure is that of an orbit: more towards the celestial poles, none within 12 deg of one place
where the detector never looks (UNSEEN in every map). The random numbers depend on numpy's generator.
"""
import gzip
import os
import sys

import healpy
import numpy

SEED = 16
NSIDE = 16
PIXELS = 12 * NSIDE**2
RHO_EW, RHO_NS, AMPLITUDE = 0.012, -0.008, 0.02
RHO_FB = (AMPLITUDE**2 - RHO_EW**2 - RHO_NS**2) ** 0.5
SLOPE = 0.004  # of the electrons' exposure, unknown to the simulation
THRESHOLDS = [16, 30, 60]  # GeV
ELECTRONS = [300_000, 60_000, 15_000]
POSITRONS = [60_000, 15_000, 4_000]
PROTONS = [900_000, 200_000, 50_000]
SIMULATED = 3  # events per electron
COMMAND = "python3 tools/make_space_maps.py testdata/space-maps"

# Galactic components of the celestial pole: of row 3 of the matrix of ESA SP-1200, vol. 1, 1.5.3.
CELESTIAL_POLE = [-0.4838350155, 0.7469822445, 0.4559837762]
BLIND = healpy.ang2vec(200.0, -35.0, lonlat=True)


def main(directory):
    os.makedirs(directory, exist_ok=True)
    random = numpy.random.default_rng(SEED)
    direction = numpy.array(healpy.pix2vec(NSIDE, numpy.arange(PIXELS)))
    declination = numpy.array(CELESTIAL_POLE) @ direction
    blind = numpy.array(BLIND) @ direction > numpy.cos(numpy.deg2rad(12.0))
    shape = 1 + 0.5 * declination**2 + 0.1 * declination + 0.05 * direction[0]
    shape[blind] = 0
    shape /= shape.sum()
    dipole = 1 + RHO_FB * direction[0] + RHO_EW * direction[1] + RHO_NS * direction[2]
    purity = numpy.where(blind, 1, 0.85 + 0.1 * direction[2])

    def write(name, columns, truth, blind=blind, **options):
        path = os.path.join(directory, name + ".fits")
        for column in columns.values():
            column[blind] = healpy.UNSEEN
        healpy.write_map(
            path,
            list(columns.values()),
            column_names=list(columns),
            coord="G",
            dtype=numpy.float32,
            overwrite=True,
            extra_header=truth + [("COMMAND", COMMAND), ("NUMPY", numpy.__version__)],
            **options,
        )
        with open(path, "rb") as plain:
            data = plain.read()
        with open(path + ".gz", "wb") as out:
            out.write(gzip.compress(data, 9, mtime=0))
        os.remove(path)

    truth = [
        ("SYNTHET", "not data of any experiment"),
        ("RHO_EW", RHO_EW, "true dipole, towards l = 90 deg"),
        ("RHO_NS", RHO_NS, "true dipole, towards b = 90 deg"),
        ("RHO_FB", RHO_FB, "true dipole, towards l = 0"),
    ]
    slope = [("SLOPE", SLOPE, "of the template in the exposure")]
    none = [("SYNTHET", "not data of any experiment"), ("RHO_FB", 0.0, "no dipole")]

    def drawn(numbers, sky):
        """Counts per range; the numbers are means."""
        maps = {}
        for threshold, number in zip(THRESHOLDS, numbers):
            mean = shape * sky
            maps[f"COUNTS_{threshold}"] = random.poisson(number * mean / mean.sum()).astype(float)
        return maps

    write("electrons", drawn(ELECTRONS, dipole * (1 + SLOPE * declination)), truth + slope)
    simulated = {}
    for threshold, number in zip(THRESHOLDS, ELECTRONS):
        events = random.poisson(SIMULATED * number * shape)
        simulated[f"EXPOSURE_{threshold}"] = events / SIMULATED
        simulated[f"ERROR_{threshold}"] = numpy.sqrt(events) / SIMULATED
    write("isotropic", simulated, none)
    write("positrons", drawn(POSITRONS, dipole / purity), truth)
    write("protons", drawn(PROTONS, numpy.ones(PIXELS)), none)
    write("purity", {"PURITY": purity}, none[:1])
    nested = healpy.nest2ring(NSIDE, numpy.arange(PIXELS))
    write("template", {"SIN_DEC": declination[nested]}, none[:1], blind[nested], nest=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {COMMAND}")
    main(sys.argv[1])
