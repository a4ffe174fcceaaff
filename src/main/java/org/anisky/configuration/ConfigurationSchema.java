package org.anisky.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.WholeFile;

/**
 * The JSON schema (draft 7) of all configurations, for editors: made from what the readers of this
 * package ask their sections for, and held to them by a test. Rules between keys are not in it.
 */
public final class ConfigurationSchema {
  /** The name of the file. */
  public static final String FILE = "anisky.schema.json";

  /** What the schema calls itself. */
  static final String TITLE = "Configuration of Anisky";

  private ConfigurationSchema() {}

  /**
   * Writes the schema, in the place of one of another version too.
   *
   * @param directory where, as {@value #FILE}
   */
  public static void write(Path directory) throws IOException {
    Path target = directory.resolve(FILE);
    try (WholeFile file =
        WholeFile.create(target, ExistingOutput.REPLACE, ConfigurationSchema::isSchema)) {
      Files.writeString(file.path(), text());
      file.commit();
    }
  }

  private static boolean isSchema(Path file) throws IOException {
    byte[] begin = new byte[200];
    try (InputStream in = Files.newInputStream(file)) {
      int length = Math.max(0, in.readNBytes(begin, 0, begin.length));
      return new String(begin, 0, length, StandardCharsets.UTF_8).contains(TITLE);
    }
  }

  /** The whole schema. */
  public static String text() throws IOException {
    try (InputStream in = ConfigurationSchema.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
