package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code anisky spectrum} from the command line: numbers, files, a result read again, refusals. */
class SpectrumTest {
  private static final Path QUICKSTART = Path.of("configs/quickstart.yaml");

  @TempDir private Path directory;

  private CommandLineRun spectrum(Object input, String name, String... options) {
    List<Object> arguments = new ArrayList<>(List.of("spectrum", input));
    arguments.addAll(List.of("--out", directory.resolve(name), "--no-pictures"));
    if (!List.of(options).contains("--l-max")) {
      arguments.addAll(List.of("--l-max", "6"));
    }
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray());
  }

  private static void assertRefused(CommandLineRun run, String... words) {
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(words);
  }

  @Test
  void theDipoleOfTheQuickStartStandsOutAndNothingElse() throws IOException {
    CommandLineRun run =
        spectrum(QUICKSTART, "one", "--pseudo-toys", "3", "--toys", "200", "--remove", "1");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("isotropic 95 %", "2l/(2l+1)");
    ResultFile file = ResultFile.read(directory.resolve("one/spectrum.json"));
    assertThat(file.at("multipoles")).hasSize(6);
    // An equatorial dipole of 0.0853 (README): |a_1|^2 = 4 pi/3 0.0853^2 = 0.0305 over two orders,
    // less the noise, which is below a tenth of it; the mask takes from the pseudo-spectrum.
    assertThat(file.number("multipoles/0/c_l")).isBetween(0.0135, 0.0160);
    assertThat(file.number("multipoles/0/pseudo_c_l"))
        .isLessThan(file.number("multipoles/0/c_l_without_m0") * 1.2);
    assertThat(file.number("multipoles/0/isotropic_95/1"))
        .isLessThan(0.2 * file.number("multipoles/0/c_l"));
    for (int k = 1; k < 6; k++) {
      String row = "multipoles/" + k + "/";
      assertThat(file.number(row + "l")).isEqualTo(k + 1);
      assertThat(Math.abs(file.number(row + "c_l"))).isLessThan(4 * file.number(row + "error"));
      assertThat(file.number(row + "isotropic_95/0"))
          .isLessThan(file.number(row + "isotropic_68/0"));
      assertThat(file.number(row + "noise")).isPositive();
    }
    // Taking the dipole out leaves of its power what noise is.
    assertThat(file.number("multipoles/0/pseudo_c_l_after_removal"))
        .isLessThan(0.1 * file.number("multipoles/0/pseudo_c_l"));
    assertThat(file.number("multipoles/1/diffusion_c_l"))
        .isEqualTo(file.number("multipoles/0/c_l") * 18 / 60);
    assertThat(file.text("provenance/seed")).isEqualTo("1");
    // The dipole of the quickstart sky: none of the toys is as far from isotropy.
    assertThat(file.number("isotropy/p_value")).isEqualTo(1 / (file.number("isotropy/toys") + 1));
    assertThat(file.number("isotropy/ndf")).isEqualTo(6);
    List<String> table = Files.readAllLines(directory.resolve("one/spectrum.csv"));
    assertThat(table).hasSize(2 + 1 + 6);
    assertThat(table.get(2)).startsWith("l,c_l,error,pseudo_c_l,noise,isotropic_68_low,");
  }

  @Test
  void aResultGivesTheSpectrumOfItsData() {
    Path result = directory.resolve("result");
    CommandLineRun reconstruct =
        CommandLineRun.of("reconstruct", QUICKSTART, "--out", result, "--no-pictures", "-q");
    assertThat(reconstruct.exit()).as(reconstruct.err()).isZero();
    String[] few = {"--pseudo-toys", "0", "--toys", "0"};
    assertThat(spectrum(result, "again", few).exit()).isZero();
    assertThat(spectrum(QUICKSTART, "fresh", few).exit()).isZero();
    ResultFile again = ResultFile.read(directory.resolve("again/spectrum.json"));
    ResultFile fresh = ResultFile.read(directory.resolve("fresh/spectrum.json"));
    assertThat(again.at("multipoles")).isEqualTo(fresh.at("multipoles"));
    assertThat(again.at("multipoles/0/isotropic_95").isNull()).isTrue();
    assertRefused(CommandLineRun.of("spectrum", result), "--out", result.toString());
  }

  @Test
  void aResultOfOtherDataIsRefused() throws IOException {
    Path result = directory.resolve("result");
    assertThat(
            CommandLineRun.of("reconstruct", QUICKSTART, "--out", result, "--no-pictures", "-q")
                .exit())
        .isZero();
    Path mark = result.resolve("result.json");
    String text = Files.readString(mark);
    int key = text.indexOf("\"sha256\"");
    int quote = text.indexOf('"', text.indexOf(':', key));
    String changed =
        text.substring(0, quote + 1)
            + (text.charAt(quote + 1) == '0' ? '1' : '0')
            + text.substring(quote + 2);
    Files.writeString(mark, changed);
    assertRefused(spectrum(result, "other"), "result.json", "made of other data");
  }

  @Test
  void detectorsAndRangesOfEnergyHaveSpectraInCommon() {
    Workplace place = Workplace.in(directory);
    place.write("more.csv", Workplace.events(8_000));
    String second =
        Workplace.CONFIGURATION
            .substring(
                Workplace.CONFIGURATION.indexOf("  - name"),
                Workplace.CONFIGURATION.indexOf("sidereal-bins"))
            .replace("Small", "Other")
            .replace("19.0 deg", "-35.0 deg")
            .replace("events.csv", "more.csv");
    Path two =
        place.write(
            "two.yaml",
            Workplace.CONFIGURATION.replace("sidereal-bins", second + "\nsidereal-bins"));
    String[] few = {"--pseudo-toys", "0", "--toys", "0", "--l-max", "3", "--cross"};

    CommandLineRun run = spectrum(two, "detectors", few);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("In common of Small and Other");
    ResultFile pair = ResultFile.read(directory.resolve("detectors/spectrum.json"));
    assertThat(pair.at("cross_spectra")).hasSize(1);
    assertThat(pair.text("cross_spectra/0/first")).isEqualTo("Small");
    assertThat(pair.text("cross_spectra/0/second")).isEqualTo("Other");
    for (int k = 0; k < 3; k++) {
      String row = "cross_spectra/0/multipoles/" + k + "/";
      assertThat(pair.number(row + "l")).isEqualTo(k + 1);
      // Both lists are isotropic: 5 errors of three powers of few modes.
      assertThat(Math.abs(pair.number(row + "c_l"))).isLessThan(5 * pair.number(row + "error"));
      // The sum of both knows more than what they have in common.
      assertThat(pair.number(row + "error"))
          .isGreaterThan(pair.number("multipoles/" + k + "/error"));
    }
    assertThat(pair.number("cross_spectra/0/p_value")).isBetween(1e-4, 1.0);

    String ranges = "energy-ranges={thresholds: [1, 4, 8], end: 20}";
    Object[] arguments = {
      "spectrum",
      place.configuration(),
      "--out",
      directory.resolve("ranges"),
      "--no-pictures",
      "--pseudo-toys",
      0,
      "--toys",
      0,
      "--l-max",
      3,
      "--set",
      ranges,
      "--cross"
    };
    CommandLineRun.good(arguments);
    ResultFile three = ResultFile.read(directory.resolve("ranges/spectrum.json"));
    assertThat(three.at("cross_spectra")).hasSize(3);
    assertThat(three.text("cross_spectra/0/first")).isEqualTo("[1, 4) TeV");
    assertThat(three.text("cross_spectra/2/second")).isEqualTo("[8, 20) TeV");
    assertRefused(
        CommandLineRun.of("spectrum", place.configuration(), "--out", directory, "--cross"),
        "--cross needs two detectors");
    Path ofCounts =
        place.write(
            "of-counts.yaml", Workplace.CONFIGURATION + "energy-ranges: {thresholds: [1, 4]}\n");
    Path counts = directory.resolve("counts");
    CommandLineRun.good("bin", place.configuration(), "-o", counts);
    assertRefused(
        CommandLineRun.of(
            "spectrum", ofCounts, "-o", directory.resolve("no"), "--data", counts, "--cross"),
        "--data: counts carry no energies");
  }

  @Test
  void whatCannotBeDoneIsRefusedInOneLine() {
    assertRefused(
        CommandLineRun.of(
            "spectrum", "configs/space-maps.yaml", "--out", directory.resolve("maps")),
        "sky-maps",
        "anisky spectrum");
    // 90 rings tell (90 + 1)/2 = 45 degrees.
    assertRefused(spectrum(QUICKSTART, "large", "--l-max", "46"), "--l-max 46", "up to 45");
    assertRefused(spectrum(QUICKSTART, "zero", "--l-max", "0"), "--l-max 0", "at least 1");
    assertRefused(spectrum(QUICKSTART, "few", "--toys", "5"), "--toys 5", "at least 40");
    assertRefused(spectrum(QUICKSTART, "rest", "--remove", "7"), "--remove 7", "l-max, 6");
    assertRefused(spectrum(directory, "nothing"), directory.toString(), "result.json");
  }
}
