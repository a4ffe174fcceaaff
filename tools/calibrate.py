#!/usr/bin/env python3
"""Is what is printed for isotropic skies calibrated? A table for src/site/markdown/validation.md.

    tools/calibrate.py --out out/calibration                 # all cases, minutes each
    tools/calibrate.py --out out/calibration --only pole     # those with this in their name
    tools/calibrate.py --out out/calibration --dipole        # p-values of dipoles, 500 toys a strategy

Every case is a file of configs/calibration, isotropic.yaml where no other is named, with the values
named here. Results that are there are not made again, so that an interrupted run goes on where it was.
"""
import argparse
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CONFIGURATIONS = os.path.join(ROOT, "configs", "calibration")
FIRST = "simulate.detectors.0."
SECOND = "simulate.detectors.1."
TWO = "two-detectors.yaml"
HEALPIX = [FIRST + "grid={kind: healpix, nside: 16}"]
FEW = [
    FIRST + "grid={kind: cylindrical, rings: 24, columns: 36}",
    "simulate.sidereal-bins=36",
    FIRST + "rate={amplitude: 0.1, phase: 30 deg, gaps: [7, 8, 9]}",
]
EVEN = [FIRST + "rate={}", SECOND + "rate={}"]


def latitude(degrees):
    return FIRST + "latitude=%d deg" % degrees


def events(number):
    return FIRST + "events=" + number


# name, values over the file, whether every sky draws its own toys
CASES = [
    ("19 deg, 3e4 events", [events("3e4")], False),
    ("19 deg, 3e5 events", [events("3e5")], False),
    ("19 deg, 3e6 events", [events("3e6")], False),
    ("19 deg, 1e9 events", [events("1e9")], False),
    ("49 deg, 3e4 events", [latitude(49), events("3e4")], False),
    ("49 deg, 1e9 events", [latitude(49), events("1e9")], False),
    ("-90 deg, 3e4 events", [latitude(-90), events("3e4")], False),
    ("-90 deg, 1e9 events", [latitude(-90), events("1e9")], False),
    ("19 deg, HEALPix, 3e5 events", HEALPIX + [events("3e5")], False),
    ("-90 deg, HEALPix, 1e9 events", HEALPIX + [latitude(-90), events("1e9")], False),
    ("49 deg, half the day missing, 3e5 events",
     [latitude(49), FIRST + "rate={gaps: [%s]}" % ", ".join(str(k) for k in range(36))], False),
    ("19 deg, half the day at 1 percent, 3e5 events", [FIRST + "rate={table: %s}" % os.path.join(CONFIGURATIONS, "half-day.txt")], False),
    ("19 and -90 deg, 3e5 events each", [TWO], False),
    ("19 and -90 deg, 1e9 events each", [TWO, events("1e9"), SECOND + "events=1e9"], False),
    ("19 deg, 3,000 events, own toys", FEW + [events("3000")], True),
    ("19 deg, 300 events, own toys", FEW + [events("300")], True),
    ("-90 deg, 300 events, own toys", FEW + [latitude(-90), events("300")], True),
    ("19 deg, dipole fitted, 3e4 events", FEW + [
        "significance.null=l-max 1", "significance.radii=[10 deg, 20 deg]", events("3e4")], False),
    ("19 deg, Gaussians, 3e4 events", FEW + [
        "significance.kernels=[gaussian]", "significance.radii=[5 deg, 10 deg]", events("3e4")], False),
]


def run(command, arguments, out):
    if not os.path.isdir(out):
        print("# " + out, file=sys.stderr)
        result = subprocess.run(command + arguments + ["-o", out, "-q"], cwd=ROOT)
        if result.returncode != 0:
            return None
    return out


def base(values):
    names = [value for value in values if value.endswith(".yaml")]
    return os.path.join(CONFIGURATIONS, names[0] if names else "isotropic.yaml")


def sets(values):
    return [part for value in values if "=" in value for part in ("--set", value)]


def read(directory, name):
    with open(os.path.join(directory, name), encoding="utf-8") as file:
        return json.load(file)


def skies(options, name, values, own):
    """One line: width of Z per radius, how often p is small, whether it is uniform."""
    number = [options.own_skies, options.own_toys] if own else [options.skies, options.toys]
    out = os.path.join(options.out, name.replace(" ", "-").replace(",", ""))
    arguments = ["significance", base(values), "--calibrate", "--threads", str(options.threads)]
    arguments += ["--toys", str(number[1]), "--set", "toys=%d" % number[0]] + sets(values)
    arguments += ["--own-toys"] if own else []
    if run(options.command, arguments, out) is None:
        return None
    found = read(out, "calibration.json")
    widths = {k["kernel"].split()[1]: k["width_z"] for k in found["kernels"]}
    cells = ["%.3f" % widths[r] if r in widths else "" for r in ("5", "10", "20", "45")]
    return "| %s | %d | %d | %s | %.4f ± %.4f | %.4f ± %.4f | %.2f |" % (
        name, found["skies"], found["toys"], " | ".join(cells),
        found["part_below_0.05"], found["part_below_0.05_error"],
        found["part_below_0.0027"], found["part_below_0.0027_error"],
        found["uniform_p_value"])


def dipoles(options, name, values):
    """One line: probability of p-values as far from uniform, per strategy."""
    out = os.path.join(options.out, "dipole-" + name.replace(" ", "-").replace(",", ""))
    cells = []
    even = [v for v in values if "rate=" not in v] + EVEN[:2 if TWO in values else 1]
    for strategies, own in (("[likelihood, east-west, monte-carlo, direct-integration]", values),
                            ("[harmonic]", even)):
        directory = out + ("-even" if own is even else "")
        arguments = ["ensemble", base(values), "--threads", str(options.threads)]
        arguments += ["--set", "toys=%d" % options.dipole_toys, "--set", "strategies=" + strategies]
        if run(options.command, arguments + ["--no-pictures"] + sets(own), directory) is None:
            cells.append("refused")
            continue
        cells += ["%.2f" % row["uniform_p_value"]
                  for row in read(directory, "ensemble.json")["coverage"].values()]
    return "| %s | %s |" % (name, " | ".join(cells))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", required=True, help="directory of all results")
    parser.add_argument("--only", default="", help="cases with this in their name")
    parser.add_argument("--dipole", action="store_true", help="p-values of dipoles instead")
    parser.add_argument("--command", default=os.path.join(ROOT, "anisky"), help="the program")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--skies", type=int, default=1000)
    parser.add_argument("--toys", type=int, default=3000)
    parser.add_argument("--own-skies", type=int, default=500)
    parser.add_argument("--own-toys", type=int, default=300)
    parser.add_argument("--dipole-toys", type=int, default=500)
    options = parser.parse_args()
    options.command = options.command.split()
    os.makedirs(options.out, exist_ok=True)
    failed = False
    seen = set()
    for name, values, own in CASES:
        if options.only not in name:
            continue
        if options.dipole:
            values = [v for v in values if not v.startswith("significance.")]
            key = tuple(values)
            if key in seen:
                continue
            seen.add(key)
            line = dipoles(options, name, values)
        else:
            line = skies(options, name, values, own)
        failed |= line is None
        print(line or "| %s | failed |" % name, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
