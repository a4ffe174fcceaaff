#!/usr/bin/env python3
"""Reference numbers of the random streams (numpy) and of harmonic skies (scipy).

    python3 tools/reference/simulation_reference.py streams > testdata/reference/random_streams.csv
    python3 tools/reference/simulation_reference.py sky > testdata/reference/harmonic_sky.csv

Streams: numpy's own Philox with the key and the counter that RandomStreams documents; the hash is
FNV-1a of the owner's name in UTF-8. Sky: sums of real orthonormal harmonics without the
Condon-Shortley phase at directions anywhere, from scipy's complex ones; the coefficients of each
sky are value(l, m) = sin(l + 2 m) / l^2 for all l from 1 to l_max.
"""

import sys

import numpy
import scipy
from scipy import special

OWNERS = ["site19", "south-pole", "", "Süd"]
KEYS = [(1, 0, 1, 0), (-5, 359, 2, 7), (123456789012345678, 0, 4, 0)]


def fnv1a(name):
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) % 2**64
    return value


def streams():
    print(f"# numpy {numpy.__version__}: tools/reference/simulation_reference.py streams")
    print("owner,seed,index,purpose,replica,first,second,third,fourth,fifth")
    for owner in OWNERS:
        for seed, index, purpose, replica in KEYS:
            key = numpy.array([seed % 2**64, fnv1a(owner)], dtype=numpy.uint64)
            counter = numpy.array([0, index, purpose, replica], dtype=numpy.uint64)
            raw = numpy.random.Philox(key=key, counter=counter).random_raw(5)
            numbers = ",".join(f"{int(number):016x}" for number in raw)
            print(f"{owner},{seed},{index},{purpose},{replica},{numbers}")


def real_harmonic(l, m, theta, phi):
    try:
        y = special.sph_harm_y(l, abs(m), theta, phi)
    except AttributeError:
        y = special.sph_harm(abs(m), l, phi, theta)
    if m == 0:
        return y.real
    return numpy.sqrt(2) * (-1) ** m * (y.real if m > 0 else y.imag)


def sky():
    print(f"# scipy {scipy.__version__}: tools/reference/simulation_reference.py sky")
    print("l_max,sin_dec,ra_rad,value")
    random = numpy.random.default_rng(5)
    points = [(1.0, 0.3), (-1.0, 2.0), (0.0, 0.0), (0.999, 5.0), (-0.5, 3.14159)]
    points += [(z, phi) for z, phi in zip(random.uniform(-1, 1, 15), random.uniform(-7, 7, 15))]
    for l_max in (1, 2, 3, 30):
        for z, phi in points:
            theta = numpy.arccos(z)
            value = sum(
                numpy.sin(l + 2 * m) / l**2 * real_harmonic(l, m, theta, phi)
                for l in range(1, l_max + 1)
                for m in range(-l, l + 1)
            )
            print(f"{l_max},{float(z)!r},{float(phi)!r},{float(value)!r}")


{"streams": streams, "sky": sky}[sys.argv[1]]()
