package org.anisky.io.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;

/**
 * The columns of a binary table (FITS 4.0, section 7.3), read row by row. Columns that hold no
 * numbers, and those with a number that no double can hold, keep their place and say what is wrong
 * to whoever asks for them.
 */
final class FitsTable {
  /** Our own card beside TUNIT, before the column's number, for units that FITS has not. */
  static final String WORDS = "UTEXT";

  /** Most columns that a table can have. */
  static final int MOST_FIELDS = 999;

  private static final Pattern FORM = Pattern.compile("([0-9]{0,9})([LXBIJKAEDCMPQ])(.*)");
  private static final int CHUNK_BYTES = 1 << 16;
  private static final String NO_NUMBERS = "does not hold numbers";

  private final FitsInput input;
  private final FitsHeader header;
  private final long rows;
  private final int rowBytes;
  private final List<Column> columns = new ArrayList<>();

  /**
   * One column.
   *
   * @param name TTYPE, or what takes its place
   * @param unit {@link #WORDS} or else TUNIT, "1" for none
   * @param form TFORM, for messages
   * @param repeat numbers per row
   * @param offset in a row, bytes
   * @param numbers how to read them; null when they are no numbers
   */
  record Column(
      String name, String unit, String form, int repeat, int offset, FitsNumbers numbers) {}

  /**
   * The values of one column.
   *
   * @param values shape (rows x repeat); null when there is a problem; undefined ones are NaN
   * @param problem why there are no values; null when there are
   */
  record Values(double[] values, String problem) {}

  private FitsTable(FitsInput input, FitsUnit unit) {
    this.input = input;
    this.header = unit.header();
    if (header.integer("NAXIS", 2, 2) != 2
        || header.integer("BITPIX", 8, 8) != 8
        || header.integerOr("GCOUNT", 1, 1, 1) != 1) {
      throw new AssertionError("ranges of one value");
    }
    rowBytes = (int) header.integer("NAXIS1", 0, Integer.MAX_VALUE);
    rows = header.integer("NAXIS2", 0, Long.MAX_VALUE);
    int fields = (int) header.integer("TFIELDS", 0, MOST_FIELDS);
    int offset = 0;
    for (int k = 1; k <= fields; k++) {
      Column column = column(k, offset);
      columns.add(column);
      offset += width(column.form());
      if (offset > rowBytes || offset < 0) {
        break;
      }
    }
    if (offset != rowBytes || columns.size() != fields) {
      throw InvalidInputException.of(
          "%s is truncated or damaged: the columns of the table %s fill %s bytes per row, but"
              + " NAXIS1 is %d",
          header.file(), header.name(), columns.size() == fields ? offset : "more", rowBytes);
    }
  }

  /**
   * The table that the input is at.
   *
   * @throws InvalidInputException when its columns do not fill its rows
   */
  static FitsTable of(FitsInput input, FitsUnit unit) {
    return new FitsTable(input, unit);
  }

  private Column column(int k, int offset) {
    String form = header.word("TFORM" + k);
    Matcher parts = form(form);
    String name = header.text("TTYPE" + k).trim();
    String words = header.text(WORDS + k).trim();
    String unit = words.isEmpty() ? header.text("TUNIT" + k).trim() : words;
    FitsNumberType type = FitsNumberType.ofCode(parts.group(2).charAt(0));
    return new Column(
        name.isEmpty() ? "column " + k : name,
        unit.isEmpty() ? "1" : unit,
        form,
        repeat(parts),
        offset,
        type == null ? null : FitsNumbers.of(header, type, "TSCAL" + k, "TZERO" + k, "TNULL" + k));
  }

  private Matcher form(String form) {
    Matcher parts = FORM.matcher(form);
    if (!parts.matches()) {
      throw InvalidInputException.of(
          "%s: a column of the table %s has TFORM '%s', which is no form of FITS",
          header.file(), header.name(), Excerpt.of(form));
    }
    return parts;
  }

  private static int repeat(Matcher form) {
    return form.group(1).isEmpty() ? 1 : Integer.parseInt(form.group(1));
  }

  private int width(String text) {
    Matcher form = form(text);
    long repeat = repeat(form);
    long bytes =
        switch (form.group(2).charAt(0)) {
          case 'L', 'B', 'A' -> repeat;
          case 'X' -> (repeat + 7) / 8;
          case 'I' -> 2 * repeat;
          case 'J', 'E' -> 4 * repeat;
          case 'M', 'Q' -> 16 * repeat;
          default -> 8 * repeat;
        };
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  /** The columns. */
  List<Column> columns() {
    return List.copyOf(columns);
  }

  /** How many values a column has. */
  long length(Column column) {
    return column.numbers() == null ? rows : Math.multiplyExact(rows, (long) column.repeat());
  }

  /**
   * Reads all columns.
   *
   * @param length how many values a column must have, others get a problem; in [0, 2^31)
   */
  List<Values> read(int length) throws IOException {
    double[][] values = new double[columns.size()][];
    String[] problems = new String[columns.size()];
    for (int k = 0; k < values.length; k++) {
      Column column = columns.get(k);
      if (column.numbers() == null) {
        problems[k] = NO_NUMBERS + " (TFORM '" + Excerpt.of(column.form()) + "')";
      } else if (length(column) != length) {
        problems[k] = "has " + length(column) + " values where " + length + " are expected";
      } else {
        values[k] = new double[length];
      }
    }
    int atOnce = (int) Math.min(rows, Math.max(1, CHUNK_BYTES / Math.max(1, rowBytes)));
    byte[] chunk = new byte[Math.multiplyExact(atOnce, rowBytes)];
    for (long row = 0; row < rows; row += atOnce) {
      int some = (int) Math.min(atOnce, rows - row);
      input.read(chunk, 0, some * rowBytes);
      for (int k = 0; k < values.length; k++) {
        if (problems[k] == null) {
          problems[k] = decode(columns.get(k), chunk, some, values[k], (int) row);
        }
      }
    }
    List<Values> read = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      read.add(new Values(problems[k] == null ? values[k] : null, problems[k]));
    }
    return read;
  }

  /** The problem, or null. */
  private String decode(Column column, byte[] chunk, int some, double[] values, int firstRow) {
    ByteBuffer data = ByteBuffer.wrap(chunk);
    int at = firstRow * column.repeat();
    try {
      for (int row = 0; row < some; row++) {
        data.position(row * rowBytes + column.offset());
        for (int k = 0; k < column.repeat(); k++, at++) {
          values[at] = column.numbers().next(data);
        }
      }
      return null;
    } catch (FitsNumbers.Inexact e) {
      return "has in value " + at + " (from 0) a number that " + e.says();
    }
  }
}
