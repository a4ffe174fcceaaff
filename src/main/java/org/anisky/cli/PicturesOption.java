package org.anisky.cli;

import java.util.List;
import org.anisky.configuration.PictureFormat;
import picocli.CommandLine.Option;

/** The option {@code --no-pictures}. */
final class PicturesOption {
  @Option(names = "--no-pictures", description = "Write no pictures.")
  private boolean none;

  /** Whether any are asked for. */
  boolean any() {
    return !none;
  }

  /** The formats of a configuration; none when there shall be no pictures. */
  List<PictureFormat> of(List<PictureFormat> configured) {
    return none ? List.of() : configured;
  }
}
