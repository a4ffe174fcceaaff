package org.anisky.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of work on a list of events that is done at once: some blocks of a file are binned, or
 * all of it, or the digest of a file is made.
 *
 * @param file number of the file
 * @param from first block
 * @param until the one behind the last; equal to the first for the whole file
 * @param isDigest whether the digest is made
 * @param bytes how much is read
 */
record ListUnit(int file, int from, int until, boolean isDigest, long bytes)
    implements Serializable {
  /** A byte is read for its digest in about this part of the time in which it is binned. */
  private static final int DIGESTS_PER_BINNING = 4;

  /** Whether the file is read as a whole. */
  boolean isWhole() {
    return from == until;
  }

  /** How long it takes, in units of the shortest. */
  private long cost() {
    return isDigest ? bytes : bytes * DIGESTS_PER_BINNING;
  }

  private boolean isFollowedBy(ListUnit other) {
    return !isWhole() && !isDigest && !other.isDigest && other.file == file && other.from == until;
  }

  /**
   * Cuts a list into parts of about the same cost, in order.
   *
   * @param files sizes and blocks of each file
   * @param parts how many are wanted; there are fewer when there are fewer blocks
   * @return at least one part, none empty
   */
  static List<List<ListUnit>> cut(List<FileBlocks> files, int parts) {
    List<ListUnit> units = units(files);
    long all = units.stream().mapToLong(ListUnit::cost).sum();
    List<List<ListUnit>> cut = new ArrayList<>();
    int current = -1;
    long before = 0;
    for (ListUnit unit : units) {
      // Where the middle of the unit lies.
      double middle = before + 0.5 * unit.cost();
      int part = all > 0 ? (int) Math.min(parts - 1, parts * middle / all) : 0;
      before += unit.cost();
      if (part != current) {
        cut.add(new ArrayList<>());
        current = part;
      }
      add(cut.get(cut.size() - 1), unit);
    }
    return cut;
  }

  private static List<ListUnit> units(List<FileBlocks> files) {
    List<ListUnit> units = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      units.add(new ListUnit(file, 0, 0, true, files.get(file).size()));
    }
    for (int file = 0; file < files.size(); file++) {
      long[] blocks = files.get(file).blocks();
      if (blocks.length < 2) {
        units.add(new ListUnit(file, 0, 0, false, files.get(file).size()));
      } else {
        for (int block = 0; block < blocks.length; block++) {
          units.add(new ListUnit(file, block, block + 1, false, blocks[block]));
        }
      }
    }
    return units;
  }

  /** Blocks that follow each other are read as one. */
  private static void add(List<ListUnit> part, ListUnit unit) {
    int last = part.size() - 1;
    if (last >= 0 && part.get(last).isFollowedBy(unit)) {
      ListUnit before = part.remove(last);
      part.add(new ListUnit(unit.file, before.from, unit.until, false, before.bytes + unit.bytes));
    } else {
      part.add(unit);
    }
  }
}
