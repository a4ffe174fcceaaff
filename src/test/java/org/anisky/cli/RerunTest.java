package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code anisky rerun} makes a result again, to the bit, and says what differs. */
class RerunTest {
  @TempDir Path directory;
  private Workplace place;
  private Path result;

  @BeforeEach
  void reconstruct() {
    place = Workplace.in(directory);
    result = directory.resolve("result");
    CommandLineRun.reconstruct(place.configuration(), result);
  }

  @Test
  void aResultIsMadeAgainToTheBitAfterItsConfigurationIsGone() throws Exception {
    Files.delete(place.configuration());
    CommandLineRun run = CommandLineRun.of("rerun", result, "-j", 1);
    assertThat(run.out() + run.err()).contains("bit by bit").contains("intensity.fits");
    assertThat(run.out()).contains("is reproduced by");
    assertThat(run.exit()).isZero();
  }

  @Test
  void theLastBitOfANumberIsSeen() throws Exception {
    Path file = result.resolve("result.json");
    String value = ResultFile.of(result).root().at("/dipole/test_statistic").asText();
    String moved = Double.toString(Math.nextUp(Double.parseDouble(value)));
    Files.writeString(file, Files.readString(file).replaceFirst(value, moved));
    CommandLineRun run = CommandLineRun.of("rerun", result);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("dipole.test_statistic: " + moved + " -> " + value);
  }

  @Test
  void onAnotherJavaTheLastBitIsNotAsked() throws Exception {
    Path file = result.resolve("result.json");
    String value = ResultFile.of(result).root().at("/dipole/test_statistic").asText();
    String text =
        Files.readString(file).replaceFirst("\"java\": \"[^\"]*\"", "\"java\": \"another\"");
    String moved = Double.toString(Math.nextUp(Double.parseDouble(value)));
    Files.writeString(file, text.replaceFirst(value, moved));
    assertThat(CommandLineRun.good("rerun", result).out()).contains("to 1e-12");
    Files.writeString(file, text.replaceFirst(value, "1.25"));
    assertThat(CommandLineRun.of("rerun", result).exit()).isEqualTo(1);
  }

  @Test
  void aByteOfAMapIsSeen() throws Exception {
    Path file = result.resolve("intensity.fits");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    CommandLineRun run = CommandLineRun.of("rerun", result);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).containsPattern("intensity.fits: differs from byte \\d+");
  }

  @Test
  void otherInputsAreRefusedByName() throws Exception {
    String events = Files.readString(place.path("events.csv"));
    place.write("events.csv", events + "1600000000,10,10,2\n");
    CommandLineRun run = CommandLineRun.of("rerun", result);
    assertThat(run.err()).contains("events.csv has other bytes than").contains("SHA-256");
    assertThat(run.exit()).isEqualTo(2);
    Files.delete(place.path("events.csv"));
    assertThat(CommandLineRun.of("rerun", result).err()).contains("does not exist here");
    assertThat(CommandLineRun.of("rerun", directory).err()).contains("has no result.json");
  }

  /** Of parts no global p-value is drawn, which would take the usual toys of a result alone. */
  @Test
  void oneOfSeveralRangesOfEnergyIsMadeAgainWithoutToys() {
    Path ranges = directory.resolve("ranges");
    Path configuration =
        place.write(
            "ranges.yaml", Workplace.CONFIGURATION + "energy-ranges: {thresholds: [1, 6]}\n");
    CommandLineRun.reconstruct(configuration, ranges);
    assertThat(CommandLineRun.good("rerun", ranges.resolve("energy-1-6")).out())
        .contains("is reproduced by");
  }

  @Test
  void countsOfADirectoryAndMapsOfEveryBinAreFoundAgain() {
    CommandLineRun.good("bin", place.configuration(), "-o", place.path("days/all"));
    Path parts =
        place.write("parts.yaml", "detectors: [{name: Small, counts: {directory: ./days}}]\n");
    CommandLineRun.reconstruct(parts, directory.resolve("of-parts"));
    assertThat(CommandLineRun.good("rerun", directory.resolve("of-parts")).out())
        .contains("is reproduced by");
    CommandLineRun.good(
        "convert",
        place.configurationWith("cylindrical, rings: 18, columns: 36", "healpix, nside: 2"),
        "--to",
        "fits-bins",
        "-o",
        place.path("bins"));
    Path maps =
        place.write(
            "maps-of-bins.yaml",
            """
            detectors:
              - name: Small
                latitude: 19 deg
                longitude: -97.3 deg
                max-zenith: 60 deg
                counts: {format: fits-bins, prefix: bins/Small-, sidereal-bins: 36,
                         azimuth: north-west, bin-time: local, bin-phase: centre}
            """);
    CommandLineRun.reconstruct(maps, directory.resolve("of-maps"));
    assertThat(CommandLineRun.good("rerun", directory.resolve("of-maps")).out())
        .contains("is reproduced by");
  }
}
