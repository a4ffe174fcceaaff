#!/usr/bin/env python3
"""Makes reference numbers of testdata/reference again and compares them with the files.

    python3 tools/check_references.py

Runs the generators in tools/reference that need seconds and no data from elsewhere. Words must be
the same, numbers to 1e-9 of the larger one or 1e-12 (versions of numpy round sums differently);
lines that begin with # are left out. FITS files must be the same bytes or, with another version of
their writer, have no difference that astropy finds. Not run: arrow_types.py (check_arrow.py reads
with pyarrow), those of the Auger lists, partial_counts.py, and post_trial_reference.py (minutes).
Exit code 0 when all are the same, 1 when not; needs healpy, astropy, scipy.
"""
import math
import os
import subprocess
import sys
import tempfile
import time

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NUMBERS = [
    ("colour_maps.py points", "colour_maps.csv"),
    ("discs_healpy_reference.py", "discs_healpy.csv"),
    ("galactic_axes.py", "galactic_axes.csv"),
    ("harmonics_reference.py", "harmonics.csv"),
    ("healpix_reference.py", "healpix.csv"),
    ("healpix_sweeps.py", "healpix_sweeps.csv"),
    ("horizon_directions.py", "horizon_directions.csv"),
    ("isotropic_amplitude_reference.py", "isotropic_amplitude.csv"),
    ("legendre_reference.py", "legendre.csv"),
    ("sidereal_time.py", "sidereal_time.csv"),
    ("simulation_reference.py streams", "random_streams.csv"),
    ("simulation_reference.py sky", "harmonic_sky.csv"),
    ("space_maps_fit.py", "space_maps_fit.csv"),
    ("statistics_reference.py", "statistics.csv"),
    ("time_scales.py", "time_scales.csv"),
]
DIRECTORIES = [
    ("fits_reference.py", "fits"),
    ("fits_local_counts_reference.py", "fits-counts"),
]


def same(cell, expected):
    if cell == expected:
        return True
    try:
        return math.isclose(float(cell), float(expected), rel_tol=1e-9, abs_tol=1e-12)
    except ValueError:
        return False


def rows(text):
    return [line.split(",") for line in text.splitlines() if not line.startswith("#")]


def difference(made, kept):
    """The first difference of two tables in words, or None."""
    if len(made) != len(kept):
        return "%d lines, but the file has %d" % (len(made), len(kept))
    for number, (left, right) in enumerate(zip(made, kept), 1):
        if len(left) != len(right) or not all(map(same, left, right)):
            return "row %d is %s, but the file has %s" % (number, ",".join(left), ",".join(right))
    return None


def generate(command, *arguments):
    script, *kind = command.split()
    path = os.path.join("tools", "reference", script)
    done = subprocess.run(
        [sys.executable, path, *kind, *arguments], cwd=TOP, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr else "it failed")
    return done.stdout


def different_files(made, kept):
    from astropy.io import fits

    for name in sorted(os.listdir(made)):
        left, right = os.path.join(made, name), os.path.join(kept, name)
        if open(left, "rb").read() == open(right, "rb").read():
            continue
        if ".fits" not in name or not fits.FITSDiff(left, right).identical:
            return name + " is another one"
    return None


def check(command, name):
    kept = os.path.join(TOP, "testdata", "reference", name)
    if name.endswith(".csv"):
        with open(kept, encoding="utf-8") as lines:
            return difference(rows(generate(command)), rows(lines.read()))
    with tempfile.TemporaryDirectory() as made:
        generate(command, made)
        return different_files(made, kept)


def main():
    wrong = 0
    for command, name in NUMBERS + DIRECTORIES:
        start = time.time()
        try:
            problem = check(command, name)
        except (OSError, RuntimeError) as e:
            problem = str(e)
        wrong += problem is not None
        print("%-20s %s (%.1f s)" % (name, problem or "the same", time.time() - start))
    print("WRONG" if wrong else "right")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
