#!/usr/bin/env python3
"""HDF5 files with columns of every type, by h5py and PyTables: testdata/reference/hdf5.

    apt-get install python3-h5py python3-tables && /usr/bin/python3 tools/reference/hdf5_types.py

Row k of 300 has v = (k // 7) mod 91 in every column of numbers, however it is written, and the time
1500000000 s + v + 1/4 s in every column of times. The table of pandas is written as pandas 2 writes
DataFrame.to_hdf(format="table", data_columns=True): /events/table by PyTables, with an index.
"""
import datetime
import pathlib

import h5py
import numpy as np
import tables

ROWS = 300
OUT = pathlib.Path(__file__).resolve().parents[2] / "testdata" / "reference" / "hdf5"
v = (np.arange(ROWS) // 7) % 91
unix = 1_500_000_000 + v + 0.25
texts = [
    datetime.datetime.fromtimestamp(int(t), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.25Z")
    for t in unix
]
columns = {"unix": unix.astype("<f8"), "unix_big": unix.astype(">f8"), "text": np.array(texts, "S23")}
for kind in "f8 f4 f2 i8 i4 i2 i1 u8 u4 u2 u1".split():
    columns[kind] = v.astype("<" + kind)
    if kind[1] != "1":
        columns[kind + "_big"] = v.astype(">" + kind)
rows = np.zeros(ROWS, [(name, values.dtype) for name, values in columns.items()])
for name, values in columns.items():
    rows[name] = values

little = rows.astype(rows.dtype.newbyteorder("<"))

OUT.mkdir(parents=True, exist_ok=True)
with h5py.File(OUT / "datasets.h5", "w") as file:
    for name, values in columns.items():
        file.create_dataset("day/" + name, data=values)
with h5py.File(OUT / "chunks.h5", "w") as file:
    options = {
        "f8": dict(compression="gzip", shuffle=True, fletcher32=True),
        "f4": dict(compression="lzf"),
        "i4": dict(chunks=(7,)),
        "i8": dict(chunks=(64,), maxshape=(None,)),
    }
    for name, values in columns.items():
        file.create_dataset(name, data=values, **options.get(name, dict(chunks=(53,))))
with h5py.File(OUT / "compound.h5", "w") as file:
    file.create_dataset("events", data=rows)
with h5py.File(OUT / "latest.h5", "w", libver="latest") as file:
    file.create_dataset("events", data=rows, chunks=(41,), maxshape=(None,), compression="gzip")
with h5py.File(OUT / "userblock.h5", "w", userblock_size=512) as file:
    file.create_dataset("events", data=rows)
with h5py.File(OUT / "two.h5", "w") as file:
    file.create_dataset("a/time", data=columns["unix"])
    file.create_dataset("a/f8", data=columns["f8"])
    file.create_dataset("b/f8", data=columns["f8"][:299])
    file.create_dataset("b/flag", data=v > 3)
    file.create_dataset("b/complex", data=v.astype("c16"))
    file.create_dataset("b/words", data=np.array(texts, dtype=object), dtype=h5py.string_dtype())
    file.create_dataset("image", data=np.zeros((4, 4)))
with tables.open_file(OUT / "pytables.h5", "w") as file:
    table = file.create_table("/", "events", little.dtype, chunkshape=(97,))
    table.append(little)
    table.cols.i4.create_index()
with tables.open_file(OUT / "zlib.h5", "w") as file:
    filters = tables.Filters(complevel=5, complib="zlib")
    table = file.create_table("/", "events", little.dtype, filters=filters)
    table.append(little)
with tables.open_file(OUT / "blosc.h5", "w") as file:
    filters = tables.Filters(complevel=5, complib="blosc")
    table = file.create_table("/", "events", little.dtype, filters=filters)
    table.append(little)
frame = np.dtype([("index", "<i8"), ("unix", "<f8"), ("f8", "<f8"), ("values_block_0", "<f8", (2,))])
with tables.open_file(OUT / "pandas.h5", "w") as file:
    group = file.create_group("/", "events")
    group._v_attrs.pandas_type = b"frame_table"
    table = file.create_table(group, "table", frame, chunkshape=(128,))
    data = np.zeros(ROWS, frame)
    data["index"], data["unix"], data["f8"] = np.arange(ROWS), unix, v
    table.append(data)
    table.cols.index.create_index()
# A form of filtered chunks that HDF5 2.0 was the first to write (h5py 3.15 and later).
if h5py.version.hdf5_version_tuple >= (2, 0, 0):
    with h5py.File(OUT / "version5.h5", "w", libver="latest") as file:
        file.create_dataset("f8", data=v.astype("f8"), chunks=(100,), compression="gzip")
