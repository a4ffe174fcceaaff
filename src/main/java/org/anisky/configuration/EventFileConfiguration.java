package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import org.anisky.InvalidInputException;
import org.anisky.counts.EventSource;
import org.anisky.io.EventColumns;
import org.anisky.io.FileFormat;
import org.anisky.io.arrow.ArrowEventSource;
import org.anisky.io.files.SequentialInput;
import org.anisky.io.fits.FitsFindings;
import org.anisky.io.text.TextEventFormat;
import org.anisky.io.text.TextEventSource;

/**
 * A file of events and how to read it. Immutable.
 *
 * @param path of the file
 * @param format of the file
 * @param textFormat layout of a text file; null for other formats
 * @param columns what the columns mean
 */
public record EventFileConfiguration(
    Path path, FileFormat format, TextEventFormat textFormat, EventColumns columns) {
  /** Checks that a text file has a layout and others have none. */
  public EventFileConfiguration {
    if ((format == FileFormat.TEXT) != (textFormat != null)) {
      throw new IllegalArgumentException("a text format goes with a text file, and only there");
    }
  }

  /**
   * Refuses a pipe before it is used up by a first reading.
   *
   * @param why what reads the events again, for example {@code "every energy range reads them"}
   * @throws InvalidInputException when the events come from a pipe
   */
  public void requireRereadable(String why) {
    if (SequentialInput.isPipe(path)) {
      throw InvalidInputException.of(
          "%s is a pipe, which can be read only once, but %s; write it to a file first", path, why);
    }
  }

  /**
   * Opens the file.
   *
   * @throws IOException when it cannot be read
   * @throws org.anisky.InvalidInputException when it is missing or has not the columns
   */
  public EventSource open() throws IOException {
    FitsFindings.refuse(
        path,
        "event lists are text or Arrow files; FITS files of counts go with 'counts' (format:"
            + " fits-multimap or fits-bins) or 'sky-maps'");
    return switch (format) {
      case TEXT -> TextEventSource.open(path, textFormat, columns);
      case ARROW -> ArrowEventSource.open(path, columns);
    };
  }
}
