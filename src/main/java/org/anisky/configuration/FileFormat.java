package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.anisky.counts.EventSource;
import org.anisky.io.EventColumns;
import org.anisky.io.TableHead;
import org.anisky.io.arrow.ArrowEventSource;
import org.anisky.io.arrow.ArrowHead;
import org.anisky.io.hdf5.Hdf5EventSource;
import org.anisky.io.parquet.ParquetEventSource;
import org.anisky.io.text.TextEventFormat;
import org.anisky.io.text.TextEventSource;
import org.anisky.io.text.TextHead;

/** Formats of event lists, one line each: how a file is read, and which names suggest it. */
public enum FileFormat {
  /** One event per line, see {@link TextEventSource}; what a file is unless its name says more. */
  TEXT(TextHead::read, TextEventSource::open),
  /** Apache Arrow IPC file, also called Feather. */
  ARROW(
      ArrowHead::read,
      (file, layout, columns) -> ArrowEventSource.open(file, columns),
      ".arrow",
      ".feather"),
  /** Apache Parquet file. */
  PARQUET(
      ParquetEventSource::head,
      (file, layout, columns) -> ParquetEventSource.open(file, columns),
      ".parquet",
      ".parq",
      ".pqt"),
  /** HDF5 file: a table, or data sets side by side. */
  HDF5(
      Hdf5EventSource::head,
      (file, layout, columns) -> Hdf5EventSource.open(file, columns),
      ".h5",
      ".hdf5",
      ".hdf");

  private final Beginning beginning;
  private final Opener opener;
  private final List<String> endings;

  FileFormat(Beginning beginning, Opener opener, String... endings) {
    this.beginning = beginning;
    this.opener = opener;
    this.endings = List.of(endings);
  }

  private interface Beginning {
    TableHead read(Path file) throws IOException;
  }

  private interface Opener {
    EventSource open(Path file, TextEventFormat layout, EventColumns columns) throws IOException;
  }

  /** The format that the ending of a file's name suggests, text for all others. */
  public static FileFormat ofName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.endings.stream().anyMatch(name::endsWith))
        .findFirst()
        .orElse(TEXT);
  }

  /** The name in configurations. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a configuration says how its lines are made up. */
  boolean hasLayout() {
    return this == TEXT;
  }

  /** Whether the events of a block of a file take longer to read than to count. */
  boolean isSlowToDecode() {
    return this == PARQUET;
  }

  /** Whether a file of this format can be read beside itself, and has its digest so. */
  boolean isReadBeside() {
    return !hasLayout();
  }

  /**
   * Reads the beginning of a file whose columns nobody has described.
   *
   * @throws org.anisky.InvalidInputException when the file is missing, damaged, or has no events
   * @throws IOException when it cannot be read
   */
  public TableHead head(Path file) throws IOException {
    return beginning.read(file);
  }

  /**
   * Opens a file.
   *
   * @param layout of a text file; null for other formats
   */
  EventSource open(Path file, TextEventFormat layout, EventColumns columns) throws IOException {
    return opener.open(file, layout, columns);
  }
}
