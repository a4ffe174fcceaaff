"""Results of Anisky in Python: arrays, tables and directions.

    import anisky
    result = anisky.load("out/quickstart")
    result.dipole["amplitude"]["value"]       # result.json, as it is
    result.maps("intensity")["anisotropy"]    # masked arrays, HEALPix in RING order
    result.table("regions")                   # astropy tables with units
    result.phase_direction                    # SkyCoord

    anisky.run("reconstruct", "my-events.yaml", out="out/mine")   # runs the program and loads the result

One file without installation: put it beside your script, or its directory on PYTHONPATH. Needs numpy
and astropy, for maps healpy too. The program is looked for in the variable ANISKY, beside this file's
project, and on the PATH.
"""
import json
import os
import pathlib
import shutil
import subprocess

import astropy.units as u
import numpy
from astropy.coordinates import FK5, SkyCoord
from astropy.table import QTable
from astropy.time import Time

__all__ = ["AniskyError", "Result", "load", "program", "run"]


class AniskyError(RuntimeError):
    """What the program says when it refuses or fails; `exit_code` is 1 (failure) or 2 (input)."""

    def __init__(self, message, exit_code):
        super().__init__(message)
        self.exit_code = exit_code


def program():
    """The launcher of the program."""
    here = pathlib.Path(__file__).resolve()
    candidates = [os.environ.get("ANISKY")]
    candidates += [parent / "anisky" for parent in list(here.parents)[1:4]]
    candidates.append(shutil.which("anisky"))
    for candidate in candidates:
        if candidate and os.access(candidate, os.X_OK) and pathlib.Path(candidate).is_file():
            return str(candidate)
    raise FileNotFoundError("anisky is not found: put it on the PATH, or its path into ANISKY")


def run(command, *arguments, out=None, overwrite=False, settings=None, quiet=True):
    """Runs a command; with `out` returns its result, else what it printed.

    settings: values of the configuration by key path, as in {"likelihood.l-max": 2}.
    A fit that did not converge leaves a result and raises AniskyError with exit code 1.
    """
    line = [program(), command, *map(str, arguments)]
    if out is not None:
        line += ["--out", str(out)]
    if overwrite:
        line.append("--overwrite")
    for key, value in (settings or {}).items():
        text = json.dumps(value) if isinstance(value, (bool, list, dict)) else str(value)
        line += ["--set", "%s=%s" % (key, text)]
    if quiet and out is not None:
        line.append("--quiet")
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AniskyError(done.stderr.strip() or "exit code %d" % done.returncode, done.returncode)
    return load(out) if out is not None else done.stdout


def load(directory):
    """The result in a directory."""
    return Result(directory)


class Result:
    """The directory of a result; files are read when they are asked for."""

    def __init__(self, directory):
        self.path = pathlib.Path(directory)
        if not self.path.is_dir():
            raise FileNotFoundError("%s is no directory of a result" % self.path)

    def json(self, name="result"):
        """A JSON file as dictionaries and lists; None is what was not measured."""
        with open(self.path / (name + ".json"), encoding="utf-8") as file:
            return json.load(file)

    @property
    def dipole(self):
        """The object `dipole` of result.json."""
        return self.json()["dipole"]

    @property
    def warnings(self):
        """What must be answered before the result is quoted."""
        return self.json().get("warnings", [])

    def covariance(self):
        """Names of the measured components of the dipole and their covariance, shape (n, n)."""
        covariance = self.dipole["covariance"]
        return covariance["order"], numpy.array(covariance["matrix"], dtype=float)

    def epoch(self):
        """Mean time of the events: equinox of all right ascensions of the result; None if unknown."""
        for path in sorted(self.path.glob("*.fits")):
            from astropy.io import fits

            header = fits.getheader(path, 1)
            # Files of earlier versions have it as EPOCH.
            text = header.get("DATE-AVG", header.get("EPOCH", "unknown"))
            if text != "unknown":
                # An equinox to the minute: terrestrial time needs no table of leap seconds.
                return Time(text.rstrip("Z"), scale="tt")
        return None

    def frame(self):
        """Equatorial axes of the epoch; those of J2000 when it is not known."""
        epoch = self.epoch()
        return FK5(equinox=epoch) if epoch is not None else FK5()

    @property
    def phase_direction(self):
        """Where the equatorial dipole points, on the equator of date."""
        return SkyCoord(self.dipole["phase_deg"]["value"] * u.deg, 0 * u.deg, frame=self.frame())

    def maps(self, name="intensity", hdu=1):
        """The maps of a FITS file by name: masked arrays of shape (12 nside^2,), RING order."""
        import healpy
        from astropy.io import fits

        path = self.path / (name + ".fits")
        with fits.open(path) as file:
            names = list(file[hdu].columns.names)
        maps = healpy.read_map(path, field=None, hdu=hdu, dtype=numpy.float64)
        maps = numpy.atleast_2d(maps)
        return {key: healpy.ma(values) for key, values in zip(names, maps)}

    def header(self, name="intensity", hdu=1):
        """The header of a FITS file."""
        from astropy.io import fits

        return fits.getheader(self.path / (name + ".fits"), hdu)

    def table(self, name):
        """A table with units: the ECSV file when there is one, else the CSV file."""
        twin = self.path / (name + ".ecsv")
        if twin.exists():
            return QTable.read(twin, format="ascii.ecsv")
        return QTable.read(self.path / (name + ".csv"), format="ascii.csv", comment="#")

    def regions(self):
        """Regions of the sky: the table, and the places of their largest significance."""
        table = self.table("regions")
        places = SkyCoord(
            table["right_ascension_deg"], table["declination_deg"], frame=self.frame()
        )
        return table, places

    def pixel_directions(self, nside):
        """Directions of the pixels' centres of an equatorial map."""
        import healpy

        longitude, latitude = healpy.pix2ang(nside, numpy.arange(12 * nside**2), lonlat=True)
        return SkyCoord(longitude * u.deg, latitude * u.deg, frame=self.frame())

    def parts(self):
        """Results below this one (ranges of energy, time frames), by the name of their directory."""
        return {
            path.name: Result(path)
            for path in sorted(self.path.iterdir())
            if (path / "result.json").exists()
        }

    def __repr__(self):
        return "Result(%r)" % str(self.path)
