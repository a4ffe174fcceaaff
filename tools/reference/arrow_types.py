#!/usr/bin/env python3
"""Arrow files with a column of every type, written by pyarrow: testdata/reference/arrow.

    pip install pyarrow==25.0.1 && python3 tools/reference/arrow_types.py

Row k of 300 has v = (k // 7) mod 91 in every column of numbers, however it is written, and the time
1500000000 s + v (+ 1/4 s where the type has fractions of a second) in every column of times.
"""

import datetime
import pathlib
import struct

import numpy as np
import pyarrow as pa
import pyarrow.feather as feather

ROWS = 300
OUT = pathlib.Path(__file__).resolve().parents[2] / "testdata" / "reference" / "arrow"
v = (np.arange(ROWS) // 7) % 91
seconds = 1_500_000_000 + v
texts = [
    datetime.datetime.fromtimestamp(int(s), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.25Z")
    for s in seconds
]
numbers = pa.array(v.astype(np.float64))
ints = pa.array(v)


def dictionary(values, index):
    encoded = values.dictionary_encode()
    return pa.DictionaryArray.from_arrays(encoded.indices.cast(index), encoded.dictionary)


def runs(values, ends):
    """Runs of 7 rows, the last one shorter."""
    last = np.minimum(np.arange(7, ROWS + 7, 7), ROWS)
    first = values.take(pa.array(np.arange(0, ROWS, 7)))
    return pa.RunEndEncodedArray.from_arrays(pa.array(last, ends), first)


def columns():
    skipped = {
        "skip_null": pa.nulls(ROWS),
        "skip_list": pa.array([[1.5] * (k % 3) for k in range(ROWS)]),
        "skip_large_list": pa.array([[k] for k in range(ROWS)], pa.large_list(pa.int16())),
        "skip_list_view": pa.array([[k] for k in range(ROWS)], pa.list_view(pa.int16())),
        "skip_fixed_list": pa.array([[0, 1]] * ROWS, pa.list_(pa.int8(), 2)),
        "skip_struct": pa.array([{"a": k, "b": str(k)} for k in range(ROWS)]),
        "skip_map": pa.array([[("a", k)] for k in range(ROWS)], pa.map_(pa.string(), pa.int64())),
        "skip_union": pa.UnionArray.from_sparse(
            pa.array([0] * ROWS, pa.int8()), [ints, pa.array(texts)]
        ),
        "skip_dense_union": pa.UnionArray.from_dense(
            pa.array([0] * ROWS, pa.int8()), pa.array(range(ROWS), pa.int32()), [ints]
        ),
        "skip_view": pa.array(["a" * (k % 30) for k in range(ROWS)], pa.string_view()),
        "skip_nulls": pa.array([None if k % 5 else float(k) for k in range(ROWS)]),
        "skip_binary": pa.array([b"ab"] * ROWS),
    }
    plain = {
        f"v_{t}": ints.cast(t)
        for t in (
            pa.int8(), pa.int16(), pa.int32(), pa.int64(),
            pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64(),
            pa.float32(), pa.float64(),
        )
    }
    plain["v_halffloat"] = pa.array(v.astype(np.float16))
    decimals = {
        "v_decimal32": pa.array(v.astype(str), pa.string()).cast(pa.decimal32(7, 3)),
        "v_decimal64": pa.array(v.astype(str), pa.string()).cast(pa.decimal64(16, 5)),
        "v_decimal128": ints.cast(pa.decimal128(30, 9)),
        "v_decimal256": ints.cast(pa.decimal256(70, 40)),
    }
    indices = (
        pa.int8(), pa.int16(), pa.int32(), pa.int64(),
        pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64(),
    )
    # From the largest value down, so that no index equals its value.
    turned = numbers.take(pa.array(np.arange(ROWS)[::-1]))
    encoded = {}
    for index in indices:
        d = dictionary(turned, index)
        encoded[f"v_dictionary_{index}"] = d.take(pa.array(np.arange(ROWS)[::-1]))
    encoded["v_dictionary_of_int16"] = dictionary(ints.cast(pa.int16()), pa.int8())
    encoded["v_dictionary_of_decimal"] = dictionary(ints.cast(pa.decimal128(30, 2)), pa.int8())
    ree = {f"v_runs_{t}": runs(numbers, t) for t in (pa.int16(), pa.int32(), pa.int64())}
    ree["v_runs_of_dictionary"] = runs(dictionary(numbers, pa.int16()), pa.int32())
    times = {
        "t_s": pa.array(seconds, pa.timestamp("s")),
        "t_ms": pa.array(seconds * 1000 + 250, pa.timestamp("ms")),
        "t_us": pa.array(seconds * 10**6 + 250_000, pa.timestamp("us", "UTC")),
        "t_ns": pa.array(seconds * 10**9 + 250_000_000, pa.timestamp("ns")),
        "t_ns_mexico": pa.array(
            seconds * 10**9 + 250_000_000, pa.timestamp("ns", "America/Mexico_City")
        ),
        "t_string": pa.array(texts),
        "t_large_string": pa.array(texts, pa.large_string()),
        "t_string_view": pa.array(texts, pa.string_view()),
        "t_short_view": pa.array([t[:16] for t in texts], pa.string_view()),
        "t_dictionary": dictionary(pa.array(texts), pa.int16()),
        "t_dictionary_ms": dictionary(
            pa.array(seconds * 1000 + 250, pa.timestamp("ms")), pa.int8()
        ),
        "t_runs": runs(pa.array(texts), pa.int32()),
    }
    refused = {
        "no_bool": pa.array(v > 3),
        "no_date32": pa.array([datetime.date(2016, 7, 18)] * ROWS, pa.date32()),
        "no_date64": pa.array([datetime.date(2016, 7, 18)] * ROWS, pa.date64()),
        "no_time32": pa.array(v.astype(np.int32), pa.time32("s")),
        "no_time64": pa.array(v, pa.int64()).cast(pa.time64("us")),
        "no_duration": pa.array(v, pa.duration("s")),
        "no_uuid": pa.ExtensionArray.from_storage(
            pa.uuid(), pa.array([struct.pack("<QQ", 0, k) for k in range(ROWS)], pa.binary(16))
        ),
        "no_interval": pa.array(
            [pa.MonthDayNano([0, 0, k]) for k in range(ROWS)], pa.month_day_nano_interval()
        ),
        "no_bool8": pa.ExtensionArray.from_storage(pa.bool8(), ints.cast(pa.int8())),
        "no_binary": pa.array([b"ab"] * ROWS),
        "no_dictionary_bool": dictionary(pa.array(v > 3), pa.int8()),
    }
    return skipped | plain | decimals | encoded | ree | times | refused


def stream(name, batches, **options):
    with pa.ipc.new_stream(
        OUT / name, batches[0].schema, options=pa.ipc.IpcWriteOptions(**options)
    ) as writer:
        for batch in batches:
            writer.write_batch(batch)


def dictionaries(values):
    """Batches of three rows, each with a dictionary of its own."""
    return [
        pa.record_batch(
            {
                "v": pa.DictionaryArray.from_arrays(
                    pa.array([0, 1, 2], pa.int8()),
                    pa.array(rows, pa.float64()),
                )
            }
        )
        for rows in values
    ]


def growing():
    """Batches whose dictionaries begin with those of the batches before."""
    whole = [5.0, 4.0, 3.0, 2.0, 1.0, 0.0]
    return [
        pa.record_batch(
            {
                "v": pa.DictionaryArray.from_arrays(
                    pa.array(indices, pa.int16()), pa.array(whole[:size], pa.float64())
                )
            }
        )
        for size, indices in ((2, [1, 0]), (4, [3, 2, 0]), (6, [5, 4, 0]))
    ]


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    table = pa.table(columns())
    feather.write_feather(table, OUT / "types.arrow", compression="uncompressed", chunksize=128)
    feather.write_feather(table, OUT / "types-lz4.feather", compression="lz4")
    feather.write_feather(table, OUT / "types-zstd.feather", compression="zstd")
    stream("types-stream.arrow", table.to_batches(max_chunksize=100), compression="lz4")
    # The rows are 9 8 7 and 3 2 1; in the other files 4 5, 2 3 5 and 0 1 5.
    stream("replaced.arrow", dictionaries([[9.0, 8.0, 7.0], [3.0, 2.0, 1.0]]))
    stream("delta.arrow", growing(), emit_dictionary_deltas=True)
    with pa.ipc.new_file(
        OUT / "delta-file.arrow",
        growing()[0].schema,
        options=pa.ipc.IpcWriteOptions(emit_dictionary_deltas=True),
    ) as writer:
        for batch in growing():
            writer.write_batch(batch)


if __name__ == "__main__":
    main()
