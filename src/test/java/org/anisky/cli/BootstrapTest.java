package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Key {@code errors}: the scatter of toys in place of computed errors. With 300 toys a standard
 * deviation is known to 1/sqrt(2 * 299), 4.1 percent; the tests allow 4 of these, one false alarm
 * in 16,000 seeds for each of the some dozen numbers.
 */
class BootstrapTest {
  private static final double REACH = 4 / Math.sqrt(2 * 299);
  private static final String EXPOSURE =
      "monte-carlo={l-max: 2, exposures: [{detector: Small, acceptance: {zenith-power: 1},"
          + " live-time: {kind: uniform}}]}";

  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
  }

  private ResultFile run(String out, String errors, String... settings) {
    Object[] more = new Object[2 * settings.length + 4];
    more[0] = "--set";
    more[1] = "errors=" + errors;
    more[2] = "--set";
    more[3] = "significance.toys=0";
    for (int k = 0; k < settings.length; k++) {
      more[2 * k + 4] = "--set";
      more[2 * k + 5] = settings[k];
    }
    CommandLineRun.reconstruct(place.configuration(), place.path(out), more);
    return ResultFile.of(place.path(out));
  }

  private static void assertAsComputed(ResultFile toys, ResultFile computed) {
    int components = computed.at("dipole/covariance/order").size();
    for (int k = 0; k < components; k++) {
      String variance = "dipole/covariance/matrix/" + k + "/" + k;
      double ratio = Math.sqrt(toys.number(variance) / computed.number(variance));
      assertThat(ratio).isCloseTo(1, within(REACH)).isNotEqualTo(1.0);
      assertThat(toys.number("bootstrap/fisher_covariance/matrix/" + k + "/" + k))
          .isEqualTo(computed.number(variance));
      String component = computed.text("dipole/covariance/order/" + k);
      double error = Math.sqrt(computed.number(variance) / 300);
      assertThat(toys.number("bootstrap/bias/" + component)).isCloseTo(0, within(4 * error));
      assertThat(toys.number("dipole/components/" + component + "/value"))
          .isEqualTo(computed.number("dipole/components/" + component + "/value"));
    }
    assertThat(toys.number("dipole/intervals/amplitude/95/1"))
        .isNotEqualTo(computed.number("dipole/intervals/amplitude/95/1"));
  }

  private static void assertMultipolesAsComputed(ResultFile toys, ResultFile computed) {
    int size = computed.at("multipoles/coefficients").size();
    assertThat(size).isGreaterThan(3);
    for (int k = 0; k < size; k++) {
      String error = "multipoles/coefficients/" + k + "/statistical";
      assertThat(toys.number(error) / computed.number(error))
          .as(error)
          .isCloseTo(1, within(REACH))
          .isNotEqualTo(1.0);
    }
  }

  @Test
  void toysOfLikelihoodScatterAsComputedInDipoleAndMultipoles() {
    String degree = "likelihood.l-max=2";
    ResultFile toys = run("toys", "bootstrap", degree);
    ResultFile computed = run("computed", "fisher", degree);

    assertAsComputed(toys, computed);
    assertMultipolesAsComputed(toys, computed);
    // a_11 is sqrt(4 pi/3) times d_0h.
    assertThat(toys.number("multipoles/coefficients/0/statistical"))
        .isCloseTo(
            Math.sqrt(4 * Math.PI / 3) * toys.number("dipole/components/d_0h/statistical"),
            within(1e-12));
  }

  @Test
  void toysOfMonteCarloScatterAsComputedInAllThreeComponents() {
    String strategy = "strategy=monte-carlo";
    ResultFile toys = run("toys", "bootstrap", strategy, EXPOSURE);
    ResultFile computed = run("computed", "fisher", strategy, EXPOSURE);

    assertAsComputed(toys, computed);
    assertMultipolesAsComputed(toys, computed);
  }

  @Test
  void toysOfEastWestScatterAsComputed() {
    String strategy = "strategy=east-west";
    assertAsComputed(run("toys", "bootstrap", strategy), run("computed", "fisher", strategy));
  }

  @Test
  void theSeedDecidesAndTheNumberOfThreadsDoesNot() throws Exception {
    String key = "\"bootstrap\": {";
    String[] texts = new String[3];
    for (int k = 0; k < texts.length; k++) {
      String out = "out" + k;
      CommandLineRun.reconstruct(
          place.configuration(),
          place.path(out),
          "--set",
          "errors=bootstrap",
          "--set",
          "bootstrap={toys: 50, seed: " + (k == 2 ? 2 : 1) + "}",
          "--threads",
          k + 1);
      String text = Files.readString(place.path(out).resolve("result.json"));
      texts[k] = text.substring(text.indexOf("\"dipole\""), text.indexOf("\"measurements\""));
      assertThat(texts[k]).contains(key);
    }
    assertThat(texts[1]).isEqualTo(texts[0]);
    assertThat(texts[2]).isNotEqualTo(texts[0]);
  }

  @Test
  void whatToysCannotTellIsRefused() {
    assertThat(refused("reconstruct", "detectors.0.events.weight={column: energy}"))
        .contains("the events of Small have weights", "take 'fisher'");
    assertThat(refused("reconstruct", "bootstrap.toys=49")).contains("bootstrap.toys", "50");
    assertThat(refused("compare", "bootstrap.toys=50")).contains("errors: bootstrap");
    assertThat(place.path("out")).doesNotExist();
  }

  private String refused(String command, String setting) {
    CommandLineRun run =
        CommandLineRun.of(
            command, place.configuration(), "--set", "errors=bootstrap", "--set", setting);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    return run.err();
  }
}
