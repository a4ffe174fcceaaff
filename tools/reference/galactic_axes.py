#!/usr/bin/env python3
"""Directions in Galactic and in equatorial (ICRS) axes, by astropy.

    python3 tools/reference/galactic_axes.py > testdata/reference/galactic_axes.csv

Besides single directions a vector with a covariance: C is turned with the three axes, R C R^T.
"""
import astropy
import numpy
from astropy.coordinates import SkyCoord


def equatorial(longitude, latitude):
    """Unit vectors in ICRS, shape (3, n); angles in deg."""
    icrs = SkyCoord(l=longitude, b=latitude, unit="deg", frame="galactic").icrs
    return icrs.cartesian.xyz.value


def galactic(longitude, latitude):
    l, b = numpy.deg2rad(longitude), numpy.deg2rad(latitude)
    return numpy.array([numpy.cos(b) * numpy.cos(l), numpy.cos(b) * numpy.sin(l), numpy.sin(b)])


random = numpy.random.default_rng(7)
longitude = numpy.concatenate([[0, 90, 0, 122.93192], random.uniform(0, 360, 8)])
latitude = numpy.concatenate([[0, 0, 90, 27.12825], numpy.rad2deg(numpy.arcsin(random.uniform(-1, 1, 8)))])
print("# Unit vectors: Galactic x, y, z and the same direction in ICRS x, y, z.")
print("# Made by: python3 tools/reference/galactic_axes.py > testdata/reference/galactic_axes.csv")
print(f"# astropy {astropy.__version__}, numpy {numpy.__version__}")
rotation = equatorial([0, 90, 0], [0, 0, 90])
covariance = numpy.array([[4.0, 1.0, -0.5], [1.0, 3.0, 0.25], [-0.5, 0.25, 2.0]])
turned = rotation @ covariance @ rotation.T
print("# C = [[4, 1, -0.5], [1, 3, 0.25], [-0.5, 0.25, 2]] is, row by row,", *(f"{c:.9f}" for c in turned.ravel()))
print("galactic_x,galactic_y,galactic_z,icrs_x,icrs_y,icrs_z")
for row in numpy.concatenate([galactic(longitude, latitude), equatorial(longitude, latitude)]).T:
    print(",".join(f"{value:.12f}" for value in row))
