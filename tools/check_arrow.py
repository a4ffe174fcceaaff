#!/usr/bin/env python3
"""Reads a file of counts with pyarrow and prints what it holds.

    python3 tools/check_arrow.py COUNTS.arrow

Checks that types, bins, pixels and counts are what the description in the schema says. Exit code 0
when all is right, 1 when not, 2 when pyarrow is not installed.
"""
import json
import sys


def main(path):
    try:
        import pyarrow
        import pyarrow.ipc
    except ImportError:
        print("pyarrow is not installed; nothing was checked")
        return 2
    table = pyarrow.ipc.open_file(path).read_all()
    description = json.loads(table.schema.metadata[b"anisky"])
    grid, bins = description["grid"], description["siderealBins"]["bins"]
    if grid["kind"] == "healpix":
        pixels = 12 * grid["nside"] ** 2
    else:
        pixels = grid["rings"] * grid["columns"]
    columns = table.to_pydict()
    cells = set(zip(columns["sidereal_bin"], columns["pixel"]))
    print(json.dumps(description, indent=2))
    print("%d cells, %s events" % (table.num_rows, sum(columns["counts"])))
    right = (
        str(table.schema.field("sidereal_bin").type) == "int32"
        and str(table.schema.field("counts").type) == "double"
        and all(column.null_count == 0 for column in table.columns)
        and all(0 <= tau < bins for tau in columns["sidereal_bin"])
        and all(0 <= pixel < pixels for pixel in columns["pixel"])
        and all(count >= 0 for count in columns["counts"])
        and len(cells) == table.num_rows
    )
    print("right" if right else "WRONG")
    return 0 if right else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
