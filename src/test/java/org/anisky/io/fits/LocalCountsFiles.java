package org.anisky.io.fits;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.anisky.InvalidInputException;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.TimeFrame;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;

/** Local counts in files of healpy and astropy. */
abstract class LocalCountsFiles {
  static final Path REFERENCE = Path.of("testdata", "reference", "fits-counts");

  static final double BIN = 2 * Math.PI / 3;

  @TempDir Path directory;

  static LocalCountsLayout layout(
      AzimuthConvention convention, double maxZenith, double firstBinStart) {
    return new LocalCountsLayout(
        "toy",
        Observatory.ofDegrees("site", 19, -97),
        FieldOfView.ofDegrees(maxZenith),
        convention,
        TimeFrame.SIDEREAL,
        firstBinStart,
        false,
        OptionalInt.empty());
  }

  static LocalCountsLayout northWest() {
    return layout(AzimuthConvention.NORTH_WEST, 60, 0);
  }

  static String prefix(String name) {
    return REFERENCE.resolve(name).toString();
  }

  static void refused(ThrowingCallable read, String message) {
    assertThatThrownBy(read).isInstanceOf(InvalidInputException.class).hasMessage(message);
  }
}
