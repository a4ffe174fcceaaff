package org.anisky.io;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads UTC times as ISO 8601 writes them: {@code 2016-12-31T23:59:58.25Z}. The date and at least
 * hours and minutes must be there; {@code T} may be a blank; seconds, their fraction and the {@code
 * Z} may be missing. Instead of {@code Z} there may be {@code UTC} or the offset of local time from
 * UTC, {@code +02:00}, {@code +0200} or {@code +02}, a blank before it or not. Other time zones are
 * not read. A leap second {@code 23:59:60} UTC counts as the first second of the next day, as in
 * unix time.
 */
public final class IsoTime {
  private static final int SECONDS_PER_DAY = 86400;

  /** Minutes of a day. */
  private static final int DAY = 1440;

  private static final int LARGEST_OFFSET_HOURS = 18;

  /** In place of an offset that is none. */
  private static final int NO_OFFSET = Integer.MIN_VALUE / 2;

  private IsoTime() {}

  /**
   * Unix time of a text.
   *
   * @return seconds since 1970-01-01 UTC, leap seconds not counted; NaN when the text is not such a
   *     time
   */
  public static double toUnixTime(CharSequence text) {
    int end = endWithoutZone(text);
    if (end < 16 || text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(13) != ':') {
      return Double.NaN;
    }
    char between = text.charAt(10);
    if (between != 'T' && between != 't' && between != ' ') {
      return Double.NaN;
    }
    int offset = offset(text, end);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    double second = end == 16 ? 0 : second(text, end);
    boolean leap =
        second >= 60 && second < 61 && Math.floorMod(60 * hour + minute - offset, DAY) == DAY - 1;
    if (offset == NO_OFFSET
        || !(hour >= 0 && hour < 24 && minute >= 0 && minute < 60)
        || !(second >= 0 && second < 60 || leap)) {
      return Double.NaN;
    }
    double day = day(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    return day * SECONDS_PER_DAY + (hour * 60 + minute - offset) * 60 + second;
  }

  /** Where the zone begins, blanks before it included; the length when there is none. */
  private static int endWithoutZone(CharSequence text) {
    int length = text.length();
    if (length > 1 && text.charAt(length - 1) == 'Z' && text.charAt(length - 2) != ' ') {
      return length - 1;
    }
    int end = length;
    // The zone is behind the minutes; a sign before them belongs to the date.
    for (int i = 16; i < length && end == length; i++) {
      char c = text.charAt(i);
      end = c == 'Z' || c == 'z' || c == 'U' || c == '+' || c == '-' ? i : end;
    }
    return end < length && text.charAt(end - 1) == ' ' ? end - 1 : end;
  }

  /**
   * Local time minus UTC, min.
   *
   * @param begin where the zone begins
   * @return {@link #NO_OFFSET} when the text from there is no zone
   */
  private static int offset(CharSequence text, int begin) {
    int length = text.length();
    if (begin == length) {
      return 0;
    }
    int at = text.charAt(begin) == ' ' ? begin + 1 : begin;
    if (text.charAt(at) != '+' && text.charAt(at) != '-') {
      String name = text.subSequence(at, length).toString();
      return name.equalsIgnoreCase("Z") || name.equals("UTC") ? 0 : NO_OFFSET;
    }
    int colon = length - at == 6 && text.charAt(at + 3) == ':' ? 1 : 0;
    boolean minutes = length - at == 5 + colon;
    if (!minutes && length - at != 3) {
      return NO_OFFSET;
    }
    int hour = number(text, at + 1, at + 3);
    int minute = minutes ? number(text, at + 3 + colon, length) : 0;
    if (!(hour >= 0 && hour <= LARGEST_OFFSET_HOURS && minute >= 0 && minute < 60)) {
      return NO_OFFSET;
    }
    return (text.charAt(at) == '-' ? -1 : 1) * (60 * hour + minute);
  }

  private static double day(int year, int month, int dayOfMonth) {
    if (year < 0 || month < 0 || dayOfMonth < 0) {
      return Double.NaN;
    }
    try {
      return LocalDate.of(year, month, dayOfMonth).toEpochDay();
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }

  /** Seconds from ":58" or ":58.25", which begin at 16; NaN when they are something else. */
  private static double second(CharSequence text, int end) {
    if (end < 19 || text.charAt(16) != ':') {
      return Double.NaN;
    }
    int whole = number(text, 17, 19);
    if (whole < 0 || end == 19) {
      return whole < 0 ? Double.NaN : whole;
    }
    if (text.charAt(19) != '.' && text.charAt(19) != ',' || end == 20) {
      return Double.NaN;
    }
    double fraction = 0;
    double scale = 1;
    for (int i = 20; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Double.NaN;
      }
      fraction = 10 * fraction + digit;
      scale *= 10;
    }
    return whole + fraction / scale;
  }

  /** The digits from begin to end, or -1 when one is no digit. */
  private static int number(CharSequence text, int begin, int end) {
    int value = 0;
    for (int i = begin; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value;
  }
}
