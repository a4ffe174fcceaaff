#!/usr/bin/env python3
"""Parquet files with a column of every type, written by pyarrow: testdata/reference/parquet.

    pip install pyarrow==25.0.1 && python3 tools/reference/parquet_types.py

Row k of 300 has v = (k // 7) mod 91 in every column of numbers, however it is written, and the time
1500000000 s + v (+ 1/4 s where the type has fractions of a second) in every column of times.
"""

import datetime
import decimal
import pathlib

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 300
OUT = pathlib.Path(__file__).resolve().parents[2] / "testdata" / "reference" / "parquet"
v = (np.arange(ROWS) // 7) % 91
seconds = 1_500_000_000 + v
texts = [
    datetime.datetime.fromtimestamp(int(s), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.25Z")
    for s in seconds
]
decimals = [decimal.Decimal(int(x)) + decimal.Decimal("0.00") for x in v]
numbers = {
    "float64": pa.array(v.astype(np.float64)),
    "float32": pa.array(v.astype(np.float32)),
    "float16": pa.array(v.astype(np.float16)),
    "int64": pa.array(v),
    "int32": pa.array(v.astype(np.int32)),
    "int8": pa.array(v.astype(np.int8)),
    "uint8": pa.array(v.astype(np.uint8)),
    "uint32": pa.array(v.astype(np.uint32)),
    "uint64": pa.array(v.astype(np.uint64)),
    "decimal9": pa.array(decimals, pa.decimal128(9, 2)),
    "decimal18": pa.array(decimals, pa.decimal128(18, 2)),
    "decimal38": pa.array(decimals, pa.decimal128(38, 2)),
}
times = {
    "unix": pa.array(seconds.astype(np.float64) + 0.25),
    "s": pa.array(seconds, pa.timestamp("s")),
    "ms": pa.array(1000 * seconds + 250, pa.timestamp("ms")),
    "us": pa.array(10**6 * seconds + 250_000, pa.timestamp("us", "UTC")),
    "ns": pa.array(10**9 * seconds + 250_000_000, pa.timestamp("ns")),
    "text": pa.array(texts),
}
table = pa.table({**times, **numbers})
small = table.select(["unix", "float64", "int32"])


def write(name, what=table, **options):
    options = {"row_group_size": 90, "compression": "none", **options}
    pq.write_table(what, OUT / f"{name}.parquet", **options)


OUT.mkdir(exist_ok=True)
write("types")
write("types-v2", version="2.6", data_page_version="2.0", compression="snappy")
for codec in ("snappy", "gzip", "zstd", "lz4", "brotli"):
    write(codec, small, compression=codec, data_page_size=500, use_dictionary=False)
write("pages-v2", small, compression="zstd", data_page_version="2.0", data_page_size=500)
write("checksums", small, write_page_checksum=True, use_dictionary=False)
write(
    "encodings",
    small,
    use_dictionary=False,
    column_encoding={
        "unix": "BYTE_STREAM_SPLIT",
        "float64": "BYTE_STREAM_SPLIT",
        "int32": "DELTA_BINARY_PACKED",
    },
)
write("int96", table.select(["ns", "float64"]), use_deprecated_int96_timestamps=True)
with_null = v.astype(object)
with_null[200] = None
write("null", small.append_column("gap", pa.array(list(with_null), pa.int64())))
write("not-null", pa.table({"unix": times["unix"], "float64": numbers["float64"]},
      schema=pa.schema([pa.field("unix", pa.float64(), False), pa.field("float64", pa.float64(), False)])))
write(
    "nested",
    small.append_column("list", pa.array([[float(x)] for x in v]))
    .append_column("group", pa.array([{"x": float(x)} for x in v]))
    .append_column("flag", pa.array(list(v % 2 == 0)))
    .append_column("date", pa.array((seconds // 86400).astype(np.int32), pa.date32())),
)
write("empty", small.slice(0, 0))

# Six row groups of 50 rows, one after the other in time; the energies of the fourth are all small.
# What cuts leave out of them, and how many rows of groups that they leave out whole, is counted
# here: testdata/reference/parquet_cuts.csv.
GROUP = 50
k = np.arange(6 * GROUP)
group = k // GROUP
unix = 1_500_000_000.0 + 10_000 * group + 37 * (k % GROUP)
zenith = 10.0 + (k * 7) % 50
energy = np.where(group == 3, 1.0 + k % 3, 1.0 + k % 60)
beyond = zenith.copy()
beyond[20] = 200
gap = [None if i == 20 else float(z) for i, z in enumerate(zenith)]
cuts = pa.table({
    "unix": unix,
    "us": pa.array((unix * 10**6).astype(np.int64), pa.timestamp("us", "UTC")),
    "uint64": pa.array(unix.astype(np.uint64)),
    "mjd": unix / 86400 + 40587,
    "zenith": zenith,
    "azimuth": (k * 11) % 360.0,
    "energy": energy,
    "beyond": beyond,
    "gap": pa.array(gap, pa.float64()),
})
write("cuts", cuts, row_group_size=GROUP, write_page_checksum=True, use_dictionary=False)
write("cuts-plain", cuts, row_group_size=GROUP, write_page_checksum=True, use_dictionary=False,
      write_statistics=False)
ends = [1_500_000_000, 1_500_010_000, 1_500_020_000.5, 1_500_031_813, 1_500_031_814, 1_500_040_000,
        1_500_011_813]
with open(OUT.parent / "parquet_cuts.csv", "w") as out:
    out.write("# Cuts of the events in parquet/cuts.parquet, counted by tools/reference/parquet_types.py:\n"
              "# times are s since 1970, the last column the rows of groups left out for one reason.\n"
              "from,until,least,first_out,outside_time,outside_energy,unread\n")
    for a, b in [(0, -1), (1, -1), (1, 2), (2, 3), (2, 4), (4, 5), (0, 5), (0, 3), (6, -1)]:
        for least, most in [(0, 100), (4, 100), (3, 100), (3, 10), (70, 100), (0, 61), (0, 1)]:
            start, stop = ends[a], ends[b] if b >= 0 else 1_600_000_000
            in_time = (unix >= start) & (unix < stop)
            in_energy = (energy >= least) & (energy < most)
            unread = sum(
                GROUP for g in range(6)
                if unix[group == g].max() < start or unix[group == g].min() >= stop
                or (in_time[group == g].all()
                    and (energy[group == g].max() < least or energy[group == g].min() >= most))
            )
            out.write(f"{start},{stop},{least},{most},{(~in_time).sum()},"
                      f"{(in_time & ~in_energy).sum()},{unread}\n")
