#!/usr/bin/env python3
"""Measures `anisky bin` as a whole command on 2e7 events, beside an older program.

    python3 tools/measure_binning.py DIRECTORY PROGRAM [OLDER_PROGRAM] [--runs 5]

A program is the path of its launcher, `anisky`. The events are drawn with `PROGRAM simulate` (two
lists of 1e7 at latitude 19 deg, zenith < 57 deg, HEALPix nside 64, 360 bins), merged in the order of
time into DIRECTORY and kept there for the next time; beside them every thousandth, for the start-up.
Programs run in turn, into new files. Printed are medians: CPU (user and system) per event on one
processor with that of the short list subtracted, and wall time on one processor, on two, and for four
time frames on both; for `PROGRAM reconstruct` of the same events with energies, strategy east-west,
without pictures and page, in one range and above six thresholds (six differential and five other
cumulative ranges, so eleven reconstructions with their files); and the load of the machine, without
which the numbers say little. Needs numpy, pyarrow and Linux (taskset). Exit code 2 when they are not
installed.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time

CONFIGURATION = """sidereal-bins: 360
detectors:
  - name: site19
    latitude: 19 deg
    longitude: -97 deg
    max-zenith: 57 deg
    grid: {kind: healpix, nside: 64}
"""
SKY = """seed: %d
sky: {dipole: {amplitude: 1e-3, right-ascension: 40 deg, declination: -10 deg}}
write: [events-arrow]
"""
ACCEPTANCE = """    events: 1e7
    acceptance: {zenith-power: 1, azimuth-modulation: 0.2, azimuth-phase: 10 deg}
"""
EVENTS = """    events:
      file: %s
      format: arrow
      time: {column: unix_time, format: unix}
      zenith: {column: zenith_deg, unit: deg}
      azimuth: {column: azimuth_deg, unit: deg, convention: north-east}
"""
ENERGY = "      energy: {column: energy, unit: TeV}\n"
ONE_RANGE = "strategy: east-west\nsignificance: {toys: 0}\n"
SIX_THRESHOLDS = ONE_RANGE + "energy-ranges: {thresholds: [1, 1.5, 2, 3, 5, 10]}\n"


def save(directory, name, text):
    path = os.path.join(directory, name)
    with open(path, "w") as file:
        file.write(text)
    return path


def draw(program, directory):
    import numpy
    import pyarrow
    import pyarrow.ipc

    lists = []
    for seed in (1, 2):
        text = SKY % seed + CONFIGURATION + ACCEPTANCE
        out = os.path.join(directory, "drawn%d" % seed)
        configuration = save(directory, "simulate.yaml", text)
        subprocess.run([program, "simulate", configuration, "--out", out, "--quiet"], check=True)
        lists.append(pyarrow.ipc.open_file(os.path.join(out, "site19-events.arrow")).read_all())
        shutil.rmtree(out)
    columns = [numpy.concatenate([numpy.asarray(each[c]) for each in lists]) for c in range(3)]
    order = numpy.argsort(columns[0], kind="stable")
    # Integral spectrum E^-1.7 above 1 TeV.
    energies = (1 - numpy.random.default_rng(3).random(len(order))) ** (-1 / 1.7)
    for name, chosen in (("energies", order), ("all", order), ("few", order[::1000])):
        table = pyarrow.table(
            [pyarrow.array(column[chosen]) for column in columns], schema=lists[0].schema
        )
        if name == "energies":
            field = pyarrow.field("energy", pyarrow.float64(), False)
            table = table.append_column(field, pyarrow.array(energies))
        path = os.path.join(directory, name + ".arrow")
        with pyarrow.ipc.new_file(path + ".part", table.schema) as file:
            file.write_table(table, max_chunksize=8192)
        os.rename(path + ".part", path)


def run(program, directory, name, processors, arguments=(), reconstruct=None):
    """CPU and wall time, s."""
    path = os.path.join(directory, name + ".arrow")
    text = CONFIGURATION + EVENTS % path
    if reconstruct is not None:
        text += ENERGY + reconstruct
        arguments = ["--no-pictures", "--no-report"]
    configuration = save(directory, name + ".yaml", text)
    out = os.path.join(directory, "counts")
    shutil.rmtree(out, ignore_errors=True)
    what = "bin" if reconstruct is None else "reconstruct"
    command = ["taskset", "-c", processors, program, what, configuration, "--out", out]
    command += ["--quiet", "-j", str(len(processors.split(",")))]
    before, start = os.times(), time.time()
    subprocess.run(command + list(arguments), check=True)
    wall, after = time.time() - start, os.times()
    cpu = after.children_user + after.children_system
    return cpu - before.children_user - before.children_system, wall


def measure(program, directory):
    one, few = run(program, directory, "all", "0"), run(program, directory, "few", "0")
    two = run(program, directory, "all", "0,1")
    frames = run(program, directory, "all", "0,1", ["--frames", "all"])
    binned = [(one[0] - few[0]) / 2e7 * 1e9, one[1], two[1], few[0], one[0], frames[0], frames[1]]
    single = run(program, directory, "energies", "0,1", reconstruct=ONE_RANGE)
    six = run(program, directory, "energies", "0,1", reconstruct=SIX_THRESHOLDS)
    return binned + [single[0], single[1], six[0], six[1]]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("directory")
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    try:
        import numpy  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError:
        print("numpy or pyarrow is not installed; nothing was measured")
        return 2
    directory = os.path.abspath(asked.directory)
    os.makedirs(directory, exist_ok=True)
    if not all(
        os.path.exists(os.path.join(directory, name + ".arrow"))
        for name in ("energies", "all", "few")
    ):
        draw(asked.programs[0], directory)
    results = {program: [] for program in asked.programs}
    loads = [os.getloadavg()[0]]
    for _ in range(asked.runs):
        for program in asked.programs:
            results[program].append(measure(program, directory))
            loads.append(os.getloadavg()[0])
    print("load of the machine %.1f to %.1f" % (min(loads), max(loads)))
    for program, rows in results.items():
        median = [statistics.median(column) for column in zip(*rows)]
        print(
            "%s: %.0f ns of CPU per event; wall %.2f s on one processor, %.2f s on two (%.2f times);"
            % (program, median[0], median[1], median[2], median[1] / median[2])
        )
        print(
            "  CPU %.2f s for few events, %.2f s for all; four frames: CPU %.2f s (%.2f times), wall"
            " %.2f s (%.2f times)"
            % (*median[3:6], median[5] / median[4], median[6], median[6] / median[2])
        )
        print(
            "  reconstruction in one range: CPU %.2f s, wall %.2f s; above six thresholds: CPU %.2f s"
            " (%.1f times), wall %.2f s (%.1f times)"
            % (*median[7:10], median[9] / median[7], median[10], median[10] / median[8])
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
