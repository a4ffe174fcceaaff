#!/usr/bin/env python3
"""Compares sky maps that anisky draws with healpy's own drawing of the same FITS file.

    python3 tools/check_pictures.py RESULT

In every projection that both have, in equatorial and in Galactic axes, the pixel of the map at every
second point of the picture is looked up by healpy's projector and by the place of the point on anisky's
picture: the colour there must be that of the same pixel of the map, within one point of the picture. Needs
healpy, numpy and Pillow; anisky is ./anisky. Exit code 0 when all agree.
"""
import os
import subprocess
import sys
import tempfile

import healpy as hp
import numpy as np
from astropy import units
from astropy.coordinates import FK5, Galactic, SkyCoord
from astropy.io import fits
from astropy.time import Time
from healpy import projector
from PIL import Image

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ANISKY = os.environ.get("ANISKY", os.path.join(TOP, "anisky"))
# Events per pixel: neighbours differ, so that a picture that is moved is seen.
FILE, COLUMN = "intensity", "counts"
# Where the sky is on a picture without title, two columns wide: middle and half of it, px. From the left
# end of the picture 1840 px wide it spans 790 px to both sides; above it are 34 px, and a subtitle's 42.
MIDDLE_X, HALF_WIDTH, TOP_OF_SKY = 920.0, 790.0, 76.0


def grey_of(values, limit):
    """Lightness of the colours 'grey': from 0.94 to 0.25 in Oklab, sRGB byte."""
    lightness = 0.94 + (0.25 - 0.94) * np.clip(values / limit, 0, 1)
    light = lightness**3
    return np.round(255 * (1.055 * light ** (1 / 2.4) - 0.055)).astype(int)


def check(result, sky, nside, name, project, half_height, axes, rotation):
    with tempfile.TemporaryDirectory() as work:
        png = os.path.join(work, "map.png")
        limit = float(np.nanmax(sky))
        command = [ANISKY, "plot", result, "--map", FILE + ":" + COLUMN, "--axes", axes]
        command += ["--projection", name, "--centre", "0", "--title", "", "--colours", "grey"]
        command += ["--limit", repr(limit), "-o", png]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        picture = np.asarray(Image.open(png).convert("L")).astype(int)
    middle_y = TOP_OF_SKY + half_height
    x = np.arange(140, 1700, 7) + 0.5
    y = np.arange(TOP_OF_SKY + 6, TOP_OF_SKY + 2 * half_height - 6, 7) + 0.5
    compared, differ = 0, 0
    for row in y:
        u = (MIDDLE_X - x) / HALF_WIDTH
        v = np.full_like(u, (middle_y - row) / half_height)
        theta_phi = project(u, v)
        seen = ~np.isnan(theta_phi[0])
        theta, phi = theta_phi[0][seen], theta_phi[1][seen]
        if rotation is not None:
            theta, phi = rotation(theta, phi)
        pixels = hp.ang2pix(nside, theta, phi)
        values = sky[pixels]
        expected = np.where(np.isnan(values), 255, grey_of(np.nan_to_num(values), limit))
        for column, wanted in zip(x[seen], expected):
            # Under lines and letters nothing can be compared: they take a few percent of the sky.
            around = picture[int(row) - 1 : int(row) + 2, int(column) - 1 : int(column) + 2]
            compared += 1
            if np.abs(around - wanted).min() > 1:
                differ += 1
    share = differ / compared
    print("%-10s %-10s %6d points, %.2f percent differ" % (name, axes, compared, 100 * share))
    return compared > 5000 and share < 0.03


def inverse(kind):
    """Colatitude and longitude of a place on the picture by healpy, NaN outside; longitudes to the left."""

    def project(u, v):
        # healpy's planes: x from -2 to 2, to the right; phi grows to the left with flip='astro'.
        scale = {"mollweide": (2, 1), "cartesian": (180, 90)}[kind]
        proj = projector.MollweideProj(flipconv="astro") if kind == "mollweide" else None
        theta = np.full(u.shape, np.nan)
        phi = np.full(u.shape, np.nan)
        for k in range(u.size):
            if kind == "cartesian":
                theta[k] = np.radians(90 - 90 * v[k])
                phi[k] = np.radians(180 * u[k])
            else:
                direction = proj.xy2vec(-scale[0] * u[k], scale[1] * v[k])
                if not np.any(np.isnan(direction)):
                    theta[k], phi[k] = hp.vec2ang(np.asarray(direction))
        return theta, phi

    return project


def to_equator_of(epoch):
    """From Galactic colatitude and longitude to those of the mean equator and equinox of a date."""
    frame = FK5(equinox=Time(epoch.rstrip("Z"), scale="utc"))

    def rotation(theta, phi):
        place = SkyCoord(phi * units.rad, (np.pi / 2 - theta) * units.rad, frame=Galactic)
        turned = place.transform_to(frame)
        return np.pi / 2 - turned.dec.rad, turned.ra.rad

    return rotation


def main():
    result = sys.argv[1]
    path = os.path.join(result, FILE + ".fits")
    with fits.open(path) as file:
        header = file[1].header
        nside, epoch = header["NSIDE"], header["DATE-AVG"]
        field = [column.name for column in file[1].columns].index(COLUMN)
    sky = hp.read_map(path, field=field, dtype=float)
    sky = np.where(sky == hp.UNSEEN, np.nan, sky)
    good = True
    for name in ("mollweide", "cartesian"):
        for axes, rotation in (("equatorial", None), ("galactic", to_equator_of(epoch))):
            good &= check(result, sky, nside, name, inverse(name), 395.0, axes, rotation)
    if not good:
        sys.exit("pictures differ from healpy's")


main()
