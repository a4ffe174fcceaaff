package org.anisky.counts;

/**
 * Cells of events of weight 1 of one time frame that wait to be counted, by part of the table: a
 * part is counted when many of its cells are known, and its bytes are then in the cache. Counted
 * one by one, nearly every event would wait for memory, and threads for each other. Of one thread.
 */
final class PendingCells {
  /** All parts of all frames together, 2 bytes each. */
  private static final int MOST_CELLS = 1 << 20;

  private static final int FEWEST_BITS = 6;
  private static final int MOST_BITS = 14;

  private CountTable[] tables;
  private final int pixels;
  private final int parts;

  /** The logarithm of the number of cells that there is room for in each part. */
  private final int bits;

  /**
   * How many may wait: few at first, so that the compiler sees them being counted before it
   * compiles, and does not leave that out and compile all again.
   */
  private int most = 1 << FEWEST_BITS;

  /** By set, part and place, each within its part. */
  private final char[] cells;

  /** Number of cells that wait, by set and part. */
  private final int[] waiting;

  /**
   * @param tables by energy range, which other threads may count in too
   */
  PendingCells(PassPlan plan, CountTable[] tables) {
    this.tables = tables;
    pixels = plan.sky().size();
    parts = CountTable.parts(plan.binning().bins(), pixels);
    int lists = Math.multiplyExact(parts, tables.length);
    int room = MOST_CELLS / Math.max(1, Math.multiplyExact(lists, plan.frames().size()));
    int logarithm = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.max(1, room));
    bits = Math.min(MOST_BITS, Math.max(FEWEST_BITS, logarithm));
    cells = new char[Math.multiplyExact(lists, 1 << bits)];
    waiting = new int[lists];
  }

  /**
   * From now on counts in other tables; nothing may wait.
   *
   * @param others as many, of the same shape
   */
  void countIn(CountTable[] others) {
    tables = others;
  }

  /** Adds the events in view of a batch in which all weights are 1. */
  void add(PlacedEvents placed, int frame) {
    int[] bin = placed.bin[frame];
    int[] pixel = placed.pixelInView;
    for (int set = 0; set < tables.length; set++) {
      int first = set * parts;
      for (int j = placed.begin[set]; j < placed.begin[set + 1]; j++) {
        add(first, (long) bin[j] * pixels + pixel[j]);
      }
    }
  }

  /** Adds the events in view of any batch; those of other weights go to the tables at once. */
  void add(PlacedEvents placed, int frame, double[] weight) {
    int[] bin = placed.bin[frame];
    for (int set = 0; set < tables.length; set++) {
      for (int j = placed.begin[set]; j < placed.begin[set + 1]; j++) {
        if (weight[placed.inView[j]] == 1) {
          add(set * parts, (long) bin[j] * pixels + placed.pixelInView[j]);
        }
      }
      tables[set].addWeighted(placed, frame, set, weight);
    }
  }

  /**
   * @param first list of the set
   */
  private void add(int first, long cell) {
    int list = first + (int) (cell >> CountTable.PART_BITS);
    int size = waiting[list];
    cells[(list << bits) + size] = (char) cell;
    waiting[list] = ++size;
    if (size >= most) {
      count(list);
      most = Math.min(2 * most, 1 << bits);
    }
  }

  private void count(int list) {
    int from = list << bits;
    tables[list / parts].addOnes(list % parts, cells, from, from + waiting[list]);
    waiting[list] = 0;
  }

  /** Counts all that wait. */
  void countAll() {
    for (int list = 0; list < waiting.length; list++) {
      count(list);
    }
  }
}
