#!/usr/bin/env python3
"""Runs every file in configs/ with two builds of Anisky and compares what they write, file by file.

    tools/compare_results.py run CHECKOUT DIRECTORY [NAME...]   # CHECKOUT has target/anisky.jar;
                                                      # NAMEs of examples without .yaml, default all
    tools/compare_results.py compare BEFORE AFTER     # two directories made by 'run'

'run' works on copies of the examples, so that nothing is written into the checkout; public data are
looked for beside CHECKOUT as the examples do (../shared), or where ANISKY_SHARED says. 'compare' wants
the same bytes in every CSV, PNG, text, Arrow and FITS file, FITS dates apart, and the same values in JSON,
bit by bit, but for the times, durations, paths and versions of 'provenance', of FITS cards and of the
'#' lines at the head of a CSV file. Exit code 1 when anything differs. Needs the standard library alone.
"""
import gzip
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

# What says when, where and with which build a result was made, at any depth of a JSON file.
PASSING = {
    "time", "started", "finished", "duration_s", "elapsed_s", "created", "version", "commit",
    "java", "threads", "command", "command_line", "host", "working_directory", "path", "directory",
    "start",
}

# Words at the head of a CSV file that say the same; what stands beside them is compared.
PASSING_WORDS = re.compile(rb"^(#.*?)\banisky [0-9][^\s,]*(, commit \w+)?", re.M)

# Cards of a FITS header, and keys of an Arrow file, that say the same.
PASSING_CARDS = (b"DATE    =", b"CREATOR =", b"CHECKSUM=", b"DATASUM =")


def command_of(name):
    """The command that an example is for, by its name, as the test of the examples decides it."""
    if name.endswith("-simulate.yaml"):
        return "simulate"
    if name.endswith("-compare.yaml"):
        return "compare"
    if "ensemble" in name:
        return "ensemble"
    return "reconstruct"


def run(checkout, directory, *wanted):
    checkout, directory = pathlib.Path(checkout).resolve(), pathlib.Path(directory).resolve()
    place = directory / "anisky"
    place.mkdir(parents=True)
    shutil.copytree(checkout / "configs", place / "configs")
    (place / "testdata").symlink_to(checkout / "testdata")
    shared = pathlib.Path(os.environ.get("ANISKY_SHARED", checkout.parent / "shared"))
    if shared.exists():
        (directory / "shared").symlink_to(shared.resolve())
    java = ["java", "-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow", "--add-opens=java.base/java.nio=ALL-UNNAMED"]
    java += os.environ.get("ANISKY_JAVA_OPTS", "").split() + ["-jar", str(checkout / "target/anisky.jar")]
    # Simulations first: others read what they make.
    names = sorted((place / "configs").glob("*.yaml"), key=lambda p: ("simulate" not in p.name, p.name))
    unknown = set(wanted) - {name.stem for name in names}
    if unknown:
        sys.exit(f"no such examples: {', '.join(sorted(unknown))}")
    names = [name for name in names if not wanted or name.stem in wanted]
    failures = 0
    for name in names:
        text = name.read_text()
        if "../shared/data" in text and not (directory / "shared").exists():
            print(f"{name.name}: skipped, the public data are not there")
            continue
        arguments = [command_of(name.name), f"configs/{name.name}"]
        if "directory: ../out" not in text:
            arguments += ["--out", f"out/{name.stem}"]
        begin = time.time()
        done = subprocess.run(java + arguments, cwd=place, capture_output=True, text=True)
        log = place / "out" / "printed" / (name.stem + ".txt")
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(done.stdout.replace(str(directory), "."))
        print(f"{name.name}: exit code {done.returncode}, {time.time() - begin:.1f} s", flush=True)
        if done.returncode:
            print(done.stderr, flush=True)
            failures += 1
    return failures


def without_passing(value):
    """A JSON value without what says when and where it was made; numbers are compared as text."""
    if isinstance(value, dict):
        return {k: without_passing(v) for k, v in value.items() if k not in PASSING}
    if isinstance(value, list):
        return [without_passing(v) for v in value]
    return value


def differences(before, after, path=""):
    """Paths at which two JSON values differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            if key not in before or key not in after:
                yield f"{path}/{key} is only in the {'second' if key not in before else 'first'}"
            else:
                yield from differences(before[key], after[key], f"{path}/{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for k, (left, right) in enumerate(zip(before, after)):
            yield from differences(left, right, f"{path}/{k}")
    elif before != after:
        yield f"{path}: {str(before)[:80]} and {str(after)[:80]}"


def comparable_bytes(path):
    """The bytes of a file; of a FITS file without the dates of its headers."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    if data.startswith(b"SIMPLE  ="):
        cards = [data[k:k + 80] for k in range(0, len(data), 80)]
        data = b"".join(c for c in cards if not c.startswith(PASSING_CARDS))
    elif path.suffix == ".csv":
        data = PASSING_WORDS.sub(rb"\1anisky", data)
    return data


def differences_of_files(before, after):
    if before.suffix == ".json":
        # Numbers stay the text that stands in the file: 0.1 and 0.10 differ, as bits may.
        left, right = (
            without_passing(json.loads(p.read_text(), parse_float=str, parse_int=str)) for p in (before, after)
        )
        return list(differences(left, right))
    if comparable_bytes(before) != comparable_bytes(after):
        return [f"{before.stat().st_size} and {after.stat().st_size} bytes, which differ"]
    return []


def compare(before, after):
    before, after = pathlib.Path(before) / "anisky/out", pathlib.Path(after) / "anisky/out"
    files = {p.relative_to(d) for d in (before, after) for p in d.rglob("*") if p.is_file()}
    different = 0
    for file in sorted(files):
        if file.name == ".manifest":  # digests of the files, times in result.json with them
            continue
        if not (before / file).exists() or not (after / file).exists():
            found = [f"is only in {before if (before / file).exists() else after}"]
        else:
            found = differences_of_files(before / file, after / file)
        different += bool(found)
        for line in found[:10]:
            print(f"{file}: {line}")
        if len(found) > 10:
            print(f"{file}: and {len(found) - 10} more")
    print(f"{len(files)} files, {different} differ")
    return different or not files


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in ("run", "compare") or (sys.argv[1] == "compare" and len(sys.argv) > 4):
        sys.exit(__doc__)
    sys.exit(1 if {"run": run, "compare": compare}[sys.argv[1]](*sys.argv[2:]) else 0)
