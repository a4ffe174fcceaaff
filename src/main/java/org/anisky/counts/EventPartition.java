package org.anisky.counts;

import java.time.LocalDate;
import java.util.Locale;

/** How the events of a list are divided into parts whose counts can be added. */
public enum EventPartition implements EventParts {
  /** By the day, UTC. */
  DAY,
  /** By the month, UTC. */
  MONTH,
  /** By the list they are read from, when there are several. */
  FILE;

  private static final int MONTHS = 12;
  private static final int SECONDS_PER_DAY = 86400;
  private static final int FIRST_YEAR = 1970;

  /** Months since 1970-01 by days since 1970-01-01, to 2100-01-01, the last time of an event. */
  private static final short[] MONTH_OF_DAY = monthsOfDays();

  private static short[] monthsOfDays() {
    int days = Math.toIntExact(LocalDate.of(2100, 1, 1).toEpochDay());
    short[] months = new short[days + 1];
    for (int day = 0; day <= days; day++) {
      LocalDate date = LocalDate.ofEpochDay(day);
      months[day] = (short) ((date.getYear() - FIRST_YEAR) * MONTHS + date.getMonthValue() - 1);
    }
    return months;
  }

  @Override
  public void find(EventBatch batch, EventSelection selection, long[] parts) {
    for (int k = 0; k < batch.size; k++) {
      parts[k] = this == FILE ? batch.list : part(batch.unixTime[k], selection);
    }
  }

  private long part(double unixTime, EventSelection selection) {
    if (!selection.containsTime(unixTime)) {
      return NONE;
    }
    int day = (int) (unixTime / SECONDS_PER_DAY);
    return this == DAY ? day : MONTH_OF_DAY[day];
  }

  /**
   * The name of a day or a month.
   *
   * @return {@code 2020-01-31} or {@code 2020-01}
   */
  public String name(long part) {
    return switch (this) {
      case DAY -> LocalDate.ofEpochDay(part).toString();
      case MONTH ->
          String.format(Locale.ROOT, "%d-%02d", FIRST_YEAR + part / MONTHS, 1 + part % MONTHS);
      case FILE -> throw new IllegalStateException("a file has a name of its own");
    };
  }
}
