package org.anisky.counts;

import java.util.ArrayList;
import java.util.List;
import org.anisky.InvalidInputException;

/**
 * One of several shares into which a list of events is divided, so that each can be counted
 * elsewhere: some of its files when there are as many files as shares, else every so many rows of
 * all files. The shares have no event in common, and together all.
 *
 * @param number from 1
 * @param of how many
 * @param list which list of files is shared out, 8 hexadecimal digits; empty when rows are
 */
public record EventShare(int number, int of, String list) {
  /** All events. */
  public static final EventShare ALL = new EventShare(1, 1);

  /** Name of the cut among {@link CountsOrigin#cuts}. */
  public static final String CUT = "share";

  private static final int MOST = 1_000_000;

  /** Rows that stay together. */
  static final int BLOCK = 1 << 16;

  /** Checks the numbers. */
  public EventShare {
    if (!(of >= 1 && of <= MOST && number >= 1 && number <= of)) {
      throw InvalidInputException.of(
          "part %d of %d: must be 1 to the number of parts, which is 1 to %d", number, of, MOST);
    }
  }

  /** A share whose list is not said. */
  public EventShare(int number, int of) {
    this(number, of, "");
  }

  /**
   * The same share of a list that is known by the names of its files, in their order.
   *
   * @param names the same on every machine; not modified
   */
  public EventShare ofList(List<String> names) {
    return new EventShare(number, of, ListOfDigests.digest(names).substring(0, 8));
  }

  /** Whether it is less than all. */
  public boolean isPart() {
    return of > 1;
  }

  /** Whether files are shared out, and not rows. */
  public boolean takesFiles(int files) {
    return isPart() && files >= of;
  }

  /**
   * The files of this share, which follow each other.
   *
   * @param files at least as many as shares; not modified
   */
  public <F> List<F> files(List<F> files) {
    long size = files.size();
    return new ArrayList<>(
        files.subList((int) (size * (number - 1) / of), (int) (size * number / of)));
  }

  /** Whether the row of a list, from 0, is in this share. */
  boolean hasRow(long row) {
    return row / BLOCK % of == number - 1;
  }

  /** As in {@link CountsOrigin#cuts}: {@code 3 of 100}, or {@code 3 of 100 of list 1a2b3c4d}. */
  @Override
  public String toString() {
    return number + " of " + of + (list.isEmpty() ? "" : " of list " + list);
  }
}
