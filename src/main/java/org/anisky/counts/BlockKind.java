package org.anisky.counts;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * By what the events of a detector are parted into blocks that each have a rate and an acceptance
 * of their own. The calendar is that of UTC. Seasons are named by the first letters of their months
 * and by the year of their last month, the same on both hemispheres: 2004-DJF is December 2003 to
 * February 2004.
 */
public enum BlockKind implements EventParts {
  /** Every day, as 2004-07-31. */
  DAY,
  /** Every month of every year, as 2004-07. */
  MONTH,
  /** Three months of one year, as 2004-JJA. */
  SEASON,
  /** Every year, as 2004. */
  YEAR,
  /** The same month of all years together, as Jul. */
  MONTH_OF_YEAR,
  /** The same three months of all years together, as JJA. */
  SEASON_OF_YEAR,
  /** Every file of events or of counts. */
  FILE;

  private static final double SECONDS_PER_DAY = 86400;
  private static final int MONTHS = 12;
  private static final int SEASONS = 4;
  private static final String[] SEASON_NAMES = {"DJF", "MAM", "JJA", "SON"};
  private static final String[] MONTH_NAMES = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  /** Whether the time of an event decides. */
  public boolean isOfCalendar() {
    return this != FILE;
  }

  @Override
  public void find(EventBatch batch, EventSelection selection, long[] parts) {
    long day = Long.MIN_VALUE;
    int block = 0;
    for (int k = 0; k < batch.size; k++) {
      if (!selection.containsTime(batch.unixTime[k])) {
        parts[k] = NONE;
      } else if (this == FILE) {
        parts[k] = batch.list;
      } else {
        long today = day(batch.unixTime[k]);
        if (today != day) {
          day = today;
          block = block(today);
        }
        parts[k] = block;
      }
    }
  }

  /** The block of one event of a batch, whatever its time. */
  public int block(EventBatch batch, int k) {
    return this == FILE ? batch.list : block(day(batch.unixTime[k]));
  }

  /** The name in configurations, for example {@code season-of-year}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The day of an instant, days since 1970 (UTC). */
  public static long day(double unixTime) {
    return (long) Math.floor(unixTime / SECONDS_PER_DAY);
  }

  /**
   * The block of a day; blocks that follow each other have growing numbers.
   *
   * @param day days since 1970 (UTC)
   * @throws IllegalStateException when blocks are files
   */
  public int block(long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    int month = date.getMonthValue() - 1;
    int months = MONTHS * date.getYear() + month;
    return switch (this) {
      case DAY -> (int) day;
      case MONTH -> months;
      // December begins the season of the next year.
      case SEASON -> Math.floorDiv(months + 1, MONTHS / SEASONS);
      case YEAR -> date.getYear();
      case MONTH_OF_YEAR -> month;
      case SEASON_OF_YEAR -> Math.floorMod(Math.floorDiv(months + 1, MONTHS / SEASONS), SEASONS);
      case FILE -> throw new IllegalStateException("files have no calendar");
    };
  }

  /** The name of a block, for example {@code 2004-DJF}. */
  public String label(int block) {
    return switch (this) {
      case DAY -> LocalDate.ofEpochDay(block).toString();
      case MONTH ->
          String.format(
              Locale.ROOT,
              "%04d-%02d",
              Math.floorDiv(block, MONTHS),
              Math.floorMod(block, MONTHS) + 1);
      case SEASON ->
          String.format(
              Locale.ROOT,
              "%04d-%s",
              Math.floorDiv(block, SEASONS),
              SEASON_NAMES[Math.floorMod(block, SEASONS)]);
      case YEAR -> String.format(Locale.ROOT, "%04d", block);
      case MONTH_OF_YEAR -> MONTH_NAMES[block];
      case SEASON_OF_YEAR -> SEASON_NAMES[block];
      case FILE -> String.format(Locale.ROOT, "file-%04d", block + 1);
    };
  }

  /** The first instant of a day, s since 1970 (UTC). */
  static double begin(long day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }
}
