package org.anisky.io.arrow;

import java.io.IOException;
import java.util.Arrays;
import org.apache.arrow.flatbuf.FieldNode;

/**
 * A run-end-encoded column: a value for each run of equal values, and where each run ends. Run j is
 * of the rows from the end of run j - 1 to before its own end.
 */
final class ArrowRunEnds implements ArrowDecoder {
  private final ArrowBytes bytes;
  private final String column;
  private final ArrowNumbers ends;
  private final ArrowDecoder values;
  private double[] endOfRun = {};
  private double[] valueOfRun = {};
  private int runs;

  /**
   * @param ends integers
   * @param values of any kind
   */
  ArrowRunEnds(ArrowBytes bytes, String column, ArrowNumbers ends, ArrowDecoder values) {
    this.bytes = bytes;
    this.column = column;
    this.ends = ends;
    this.values = values;
  }

  @Override
  public int load(ArrowBatch.Cursor cursor, Nulls nulls) throws IOException {
    FieldNode node = cursor.node();
    runs = ends.load(cursor, index -> {});
    if (runs > endOfRun.length) {
      endOfRun = new double[runs];
    }
    ends.read(0, endOfRun, 0, runs);
    double before = 0;
    for (int run = 0; run < runs; run++) {
      if (!(endOfRun[run] > before)) {
        throw damaged("ends of runs that rise");
      }
      before = endOfRun[run];
    }
    if (before < node.length()) {
      throw damaged("runs up to its last row");
    }
    int number =
        values.load(cursor, run -> nulls.nullAt(run == 0 ? 0 : (long) endOfRun[(int) run - 1]));
    if (number != runs) {
      throw damaged("a value for each run");
    }
    return (int) node.length();
  }

  private org.anisky.InvalidInputException damaged(String what) {
    return bytes.damaged("%s in the run-end-encoded column '%s'", what, column);
  }

  @Override
  public void read(int from, double[] out, int at, int number) throws IOException {
    if (number == 0) {
      return;
    }
    int first = run(from);
    int last = run(from + number - 1);
    int needed = last - first + 1;
    if (valueOfRun.length < needed) {
      valueOfRun = new double[needed];
    }
    values.read(first, valueOfRun, 0, needed);
    int row = from;
    for (int run = first; run <= last; run++) {
      int end = (int) Math.min(endOfRun[run], (double) from + number);
      Arrays.fill(out, at + row - from, at + end - from, valueOfRun[run - first]);
      row = end;
    }
  }

  /** The first run that ends after a row. */
  private int run(int row) {
    int place = Arrays.binarySearch(endOfRun, 0, runs, (double) row);
    return place >= 0 ? place + 1 : -place - 1;
  }

  @Override
  public String text(int index) throws IOException {
    return values.text(run(index));
  }
}
