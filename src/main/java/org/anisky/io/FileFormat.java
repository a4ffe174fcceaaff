package org.anisky.io;

import java.nio.file.Path;
import java.util.Locale;
import org.anisky.io.text.TextEventSource;

/** Formats of event lists. */
public enum FileFormat {
  /** One event per line, see {@link TextEventSource}. */
  TEXT,
  /** Apache Arrow IPC file, also called Feather. */
  ARROW;

  /** The format that a file's name suggests: Arrow for .arrow and .feather, else text. */
  public static FileFormat ofName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".arrow") || name.endsWith(".feather") ? ARROW : TEXT;
  }

  /** The name in configurations. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
