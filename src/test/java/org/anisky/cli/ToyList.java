package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;

/**
 * A directory with lists of events of one detector, {@code Toy}, whose counts are made whole and in
 * parts: text of unix time, zenith and azimuth in deg and weight.
 *
 * @param directory where everything is
 */
record ToyList(Path directory) {
  /** Columns of the text. */
  private static final String TEXT =
      """
      time: {column: 1, format: unix}
      zenith: {column: 2, unit: deg}
      azimuth: {column: 3, unit: deg, convention: north-east}
      weight: {column: 4}
      """;

  Path path(String name) {
    return directory.resolve(name);
  }

  /**
   * Writes a configuration for text with weights.
   *
   * @param files as in the list {@code files}
   * @param more a line of the section of events, or empty
   */
  Path configuration(String name, String files, String more) throws IOException {
    return configuration(name, "files: [" + files + "]", more, TEXT, true);
  }

  /**
   * Writes a configuration.
   *
   * @param source the line that names the file or the files
   * @param more a line of the section of events, or empty
   * @param columns lines that name the columns
   * @param sums whether events are summed
   */
  Path configuration(String name, String source, String more, String columns, boolean sums)
      throws IOException {
    return Files.writeString(
        path(name),
        """
        detectors:
          - name: Toy
            latitude: 19 deg
            longitude: -97 deg
            max-zenith: 60 deg
            grid: {kind: healpix, nside: 4}
            event-sums: %s
            events:
              %s
              %s
              %s
        sidereal-bins: 24
        """
            .formatted(sums, source, more, columns.strip().replace("\n", "\n      ")));
  }

  /** Bins; must go well. */
  Path bin(Path configuration, String out, Object... options) {
    CommandLineRun run = binning(configuration, out, options);
    assertThat(run.exit()).as(run.err()).isZero();
    return path(out);
  }

  /** Bins, or is refused. */
  CommandLineRun binning(Path configuration, String out, Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("bin", configuration, "-q", "-o", path(out)));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray());
  }

  /** The same bits, of the same events; cuts and names of files may differ. */
  static void assertSameBits(DetectorCounts sum, DetectorCounts whole) {
    assertThat(sum.isWeighted()).isEqualTo(whole.isWeighted());
    assertThat(sum.binning()).isEqualTo(whole.binning());
    for (int tau = 0; tau < whole.binning().bins(); tau++) {
      assertThat(sum.bin(tau)).as("bin %d", tau).isEqualTo(whole.bin(tau));
      assertThat(sum.squaredWeights(tau)).as("bin %d", tau).isEqualTo(whole.squaredWeights(tau));
    }
    assertThat(sum.eventStatistics()).isEqualTo(whole.eventStatistics());
    CountsOrigin one = sum.origin();
    CountsOrigin other = whole.origin();
    assertThat(one.eventsUsed()).isEqualTo(other.eventsUsed());
    assertThat(one.eventsRejected()).isEqualTo(other.eventsRejected());
    assertThat(one.meanUnixTime()).isEqualTo(other.meanUnixTime());
    assertThat(one.firstUnixTime()).isEqualTo(other.firstUnixTime());
    assertThat(one.lastUnixTime()).isEqualTo(other.lastUnixTime());
  }
}
