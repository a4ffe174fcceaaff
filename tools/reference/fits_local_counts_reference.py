#!/usr/bin/env python3
"""Local counts in the layouts of other programs, made by healpy and astropy.

    python3 tools/reference/fits_local_counts_reference.py testdata/reference/fits-counts

Made with healpy 1.16.1, astropy 5.2.1, numpy 1.24.2. nside 2, three sidereal bins; the count of
bin tau in RING pixel p of the file is 100 tau + p. pixels.csv says, for every azimuth convention,
which RING pixel of the north-west convention each file pixel is.
"""
import gzip
import os
import sys

import healpy
import numpy
from astropy.io import fits

NSIDE, BINS = 2, 3
PIXELS = 12 * NSIDE**2

# x axis, y axis as (north, east) components; z is the zenith.
AXES = {"north": (1, 0), "east": (0, 1), "south": (-1, 0), "west": (0, -1)}


def north_west_pixel(convention, pixel):
    """By vectors: the direction of the pixel in (north, east, up), then in (north, west, up)."""
    first, second = (numpy.array(AXES[name]) for name in convention.split("-"))
    x, y, up = healpy.pix2vec(NSIDE, pixel)
    north, east = x * first + y * second
    return healpy.vec2pix(NSIDE, north, -east, up)


def compress(path):
    with open(path, "rb") as plain:
        data = plain.read()
    with open(path + ".gz", "wb") as out:
        out.write(gzip.compress(data, 9, mtime=0))
    os.remove(path)


def main(directory):
    os.makedirs(directory, exist_ok=True)

    def at(name):
        return os.path.join(directory, name)

    counts = 100.0 * numpy.arange(BINS)[:, None] + numpy.arange(PIXELS)
    nested = healpy.nest2ring(NSIDE, numpy.arange(PIXELS))
    for tau in range(BINS):
        ring = at("ring%03d.fits" % tau)
        healpy.write_map(ring, counts[tau], dtype=numpy.float64, overwrite=True)
        compress(ring)
        healpy.write_map(
            at("nested%03d.fits" % tau),
            counts[tau][nested],
            nest=True,
            dtype=numpy.float32,
            overwrite=True,
        )

    def image(name, data, kind=fits.ImageHDU, **options):
        return kind(data, name=name, **options)

    plain = image("MAPS", counts)
    fits.HDUList([fits.PrimaryHDU(), plain]).writeto(at("multimap.fits"), overwrite=True)

    hdus = fits.HDUList(
        [
            fits.PrimaryHDU(),
            image("MAPS", counts.astype("int32")),
            image("WMAP", (counts / 2)[:, nested]),
            image("W2MAPS", (counts / 4)[:, nested]),
        ]
    )
    hdus[1].data = hdus[1].data[:, nested]
    hdus[1].header["ORDERING"] = "NESTED"
    hdus[1].header["NSIDE"] = NSIDE
    hdus.writeto(at("multimap-weights.fits"), overwrite=True)
    compress(at("multimap-weights.fits"))

    def tiles(name, data, **options):
        unit = image("MAPS", data, kind=fits.CompImageHDU, **options)
        fits.HDUList([fits.PrimaryHDU(), unit]).writeto(at(name), overwrite=True)

    integers = counts.astype("int32")
    tiles("multimap-rice.fits", integers, compression_type="RICE_1")
    tiles("multimap-gzip1-int16.fits", counts.astype("int16"), compression_type="GZIP_1")
    tiles("multimap-gzip1-uint32.fits", counts.astype("uint32"), compression_type="GZIP_1")
    blank = integers.copy()
    blank[2, 7] = -1
    tiles("multimap-rice-blank.fits", blank, compression_type="RICE_1")
    # astropy leaves BLANK of integers out when it compresses.
    with fits.open(
        at("multimap-rice-blank.fits"), mode="update", disable_image_compression=True
    ) as hdus:
        hdus[1].header["ZBLANK"] = -1
    for kind in ["float32", "float64"]:
        for method in [1, 2]:
            tiles(
                "multimap-gzip%d-%s.fits" % (method, kind),
                counts.astype(kind),
                compression_type="GZIP_%d" % method,
                quantize_level=0,
                tile_size=(20, 2) if method == 2 else (48, 1),
            )
    noise = numpy.random.default_rng(1).poisson(20, (BINS, PIXELS)).astype("float64")
    tiles("multimap-quantised.fits", noise, compression_type="RICE_1")
    tiles("multimap-plio.fits", integers, compression_type="PLIO_1")

    with open(at("pixels.csv"), "w") as out:
        out.write(
            "# python3 tools/reference/fits_local_counts_reference.py"
            " testdata/reference/fits-counts\n"
        )
        conventions = [
            x + "-" + y for x in AXES for y in AXES if numpy.dot(AXES[x], AXES[y]) == 0
        ]
        out.write("pixel," + ",".join(conventions) + "\n")
        for pixel in range(PIXELS):
            row = [north_west_pixel(convention, pixel) for convention in conventions]
            out.write(",".join(map(str, [pixel] + row)) + "\n")


main(sys.argv[1])
