#!/usr/bin/env python3
"""Runs every file in configs/ with two builds of Anisky and compares what they write, file by file.

    tools/compare_results.py run CHECKOUT DIRECTORY [NAME...]   # CHECKOUT has target/anisky.jar;
                                                      # NAMEs of examples without .yaml, default all
    tools/compare_results.py compare BEFORE AFTER     # two directories made by 'run'

'run' works on copies of the examples, so that nothing is written into the checkout; public data are
looked for beside CHECKOUT as the examples do (../shared), or where ANISKY_SHARED says.

'compare' wants the same numbers, bit by bit. It tells three things apart: what CHANGED (a number or a
text that both have), what is GONE, and what is new. JSON is compared key by key, numbers as the text
that stands in the file; CSV line by line; FITS unit by unit, card by card and column by column; Arrow
by its record batches. Times, durations, paths, versions and digests, which say when and from what a
result was made, are left out, in 'provenance', FITS cards and lines with '#'; pictures and what is
printed are compared as a whole and counted apart. Exit code 1 when numbers changed or are gone.
Needs the standard library alone.
"""
import gzip
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import time

# What says when, where and with which build a result was made, at any depth of a JSON file.
PASSING = {
    "time", "started", "finished", "duration_s", "elapsed_s", "created", "version", "commit",
    "java", "threads", "command", "command_line", "host", "working_directory", "path", "directory",
    "start", "configuration_sha256",
}

# Words in lines with '#' that say the same; what stands beside them is compared.
PASSING_WORDS = re.compile(rb"anisky [0-9][^\s,]*(, commit \w+)?|SHA-256 [0-9a-f]{64}")

# Cards of a FITS header that say the same, or how long a table is.
PASSING_CARDS = ("DATE", "CREATOR", "CHECKSUM", "DATASUM", "CONFDIG", "NAXIS1", "TFIELDS", "PCOUNT")


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
        try:
            size = max(abs(float(before)), abs(float(after)))
            part = f" (by {abs(float(before) - float(after)) / size:.0e} of it)"
        except (TypeError, ValueError):
            part = ""
        yield f"{path}: {str(before)[:80]} and {str(after)[:80]}{part}"


def differences_of_csv(before, after):
    lines = [PASSING_WORDS.sub(b"", d).splitlines() for d in (before, after)]
    changed = [k + 1 for k, (left, right) in enumerate(zip(*lines)) if left != right]
    if len(lines[0]) != len(lines[1]):
        yield f"has {len(lines[0])} and {len(lines[1])} lines"
    if changed:
        yield f"{len(changed)} lines differ, first line {changed[0]}"


def units_of(data):
    """The units of a FITS file by name: cards by key, and data by column, or whole."""
    units, at = {}, 0
    while at < len(data):
        cards, end = {}, False
        while not end:
            for k in range(at, at + 2880, 80):
                card = data[k:k + 80].decode("ascii")
                key = card[:8].strip()
                end |= key == "END"
                if card[8:9] == "=":
                    cards[key] = card[9:].split(" /")[0].strip()
            at += 2880
        sizes = [int(cards[f"NAXIS{k + 1}"]) for k in range(int(cards["NAXIS"]))]
        size = abs(int(cards["BITPIX"])) // 8 * (1 if sizes else 0)
        for n in sizes:
            size *= n
        heap = int(cards.get("PCOUNT", 0))
        block = data[at:at + size + heap]
        at += (size + heap + 2879) // 2880 * 2880
        columns = {"data": block}
        if cards.get("XTENSION", "").startswith("'BINTABLE") and not heap:
            columns, start = {}, 0
            for k in range(1, int(cards["TFIELDS"]) + 1):
                count, letter = re.match(r"'(\d*)([A-Z])", cards[f"TFORM{k}"]).groups()
                width = int(count or 1) * {"L": 1, "B": 1, "A": 1, "I": 2, "J": 4, "K": 8, "E": 4, "D": 8}[letter]
                name = cards.pop(f"TTYPE{k}", str(k))
                columns[f"{name} {cards.pop(f'TUNIT{k}', '')} {cards.pop(f'TFORM{k}')}"] = b"".join(
                    block[row + start:row + start + width] for row in range(0, len(block), sizes[0]))
                start += width
        kept = {k: PASSING_WORDS.sub(b"", v.encode()).decode() for k, v in cards.items() if k not in PASSING_CARDS}
        units[cards.get("EXTNAME", f"unit {len(units)}")] = {"cards": kept, "columns": columns}
    return units


def batches_of(data):
    """The messages of an Arrow file after its schema, in which stands what it was made of."""
    at, messages = 8, []
    while True:
        (length,) = struct.unpack_from("<i", data, at + 4)
        if length <= 0:
            return messages[1:]
        meta = data[at + 8:at + 8 + length]
        (root,) = struct.unpack_from("<I", meta)
        (back,) = struct.unpack_from("<i", meta, root)
        (fields,) = struct.unpack_from("<H", meta, root - back)
        (body_at,) = struct.unpack_from("<H", meta, root - back + 10) if fields > 10 else (0,)
        body = struct.unpack_from("<q", meta, root + body_at)[0] if body_at else 0
        messages.append(meta + data[at + 8 + length:at + 8 + length + body])
        at += 8 + length + body


def differences_of_files(before, after):
    if before.suffix == ".json":
        # Numbers stay the text that stands in the file: 0.1 and 0.10 differ, as bits may.
        left, right = (
            without_passing(json.loads(p.read_text(), parse_float=str, parse_int=str)) for p in (before, after)
        )
        return list(differences(left, right))
    left, right = (gzip.decompress(d) if d[:2] == b"\x1f\x8b" else d for d in (before.read_bytes(), after.read_bytes()))
    if left == right:
        return []
    if left.startswith(b"SIMPLE  ="):
        return list(differences(units_of(left), units_of(right)))
    if left.startswith(b"ARROW1"):
        return ["record batches differ"] if batches_of(left) != batches_of(right) else []
    if before.suffix == ".csv":
        return list(differences_of_csv(left, right))
    return [f"{len(left)} and {len(right)} bytes, which differ"]


def compare(before, after):
    before, after = pathlib.Path(before) / "anisky/out", pathlib.Path(after) / "anisky/out"
    files = {p.relative_to(d) for d in (before, after) for p in d.rglob("*") if p.is_file()}
    count = {"CHANGED": 0, "GONE": 0, "new": 0}
    looks = 0
    for file in sorted(files):
        if file.name == ".manifest":  # digests of the files, times in result.json with them
            continue
        if not (after / file).exists():
            found = ["/ is only in the first"]
        elif not (before / file).exists():
            found = ["/ is only in the second"]
        else:
            found = differences_of_files(before / file, after / file)
        if found and file.suffix in (".png", ".txt"):
            looks += 1
            continue
        for line in found:
            kind = "GONE" if line.endswith("in the first") else "new" if line.endswith("in the second") else "CHANGED"
            count[kind] += 1
            print(f"{kind:7} {file}: {line}")
    print(f"{len(files)} files: {count['CHANGED']} changed, {count['GONE']} gone, {count['new']} new;"
          f" {looks} pictures and texts look different")
    return count["CHANGED"] + count["GONE"] or not files


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in ("run", "compare") or (sys.argv[1] == "compare" and len(sys.argv) > 4):
        sys.exit(__doc__)
    sys.exit(1 if {"run": run, "compare": compare}[sys.argv[1]](*sys.argv[2:]) else 0)
