package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says may be quoted of it, and what not. The list is isotropic, 4,000 events. */
class QuoteTest {
  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
  }

  private String run(Object... more) {
    return CommandLineRun.reconstruct(place.configuration(), place.path("out"), more).out();
  }

  private static String line(String printed, String label) {
    Supplier<AssertionError> none = () -> new AssertionError("no " + label + " in\n" + printed);
    return printed.lines().filter(line -> line.startsWith(label)).findFirst().orElseThrow(none);
  }

  @Test
  void anIsotropicSkyIsQuotedByTheLimitOfTheResultAndNotByItsAmplitude() {
    String printed = run();

    double limit = ResultFile.of(place.path("out")).number("dipole/upper_limits/95");
    assertThat(line(printed, "To quote"))
        .contains(String.format(Locale.ROOT, "amplitude below %.3g at 95 percent", limit))
        .doesNotContain("between");
    assertThat(line(printed, "Not to quote"))
        .contains("d_N", "which was not measured", "largest value of a map");
  }

  @Test
  void aDipoleIsQuotedByTheIntervalOfTheResultAndItsPhase() {
    CommandLineRun run =
        CommandLineRun.reconstruct(Path.of("configs/quickstart.yaml"), place.path("out"));

    ResultFile result = ResultFile.of(place.path("out"));
    assertThat(line(run.out(), "To quote"))
        .contains(
            String.format(
                Locale.ROOT,
                "between %.3g and %.3g at 95 percent confidence",
                result.number("dipole/intervals/amplitude/95/0"),
                result.number("dipole/intervals/amplitude/95/1")))
        .contains("towards 40.1 ± 7.8 deg")
        .contains("only with an answer to the warning above");
  }

  /** Summary, file and page say the same, since the sentences have one home. */
  @Test
  void theSentencesAreThoseOfTheFileAndOfThePage() throws IOException {
    String printed = run();
    ResultFile result = ResultFile.of(place.path("out"));
    String page = Files.readString(place.path("out/report.html"));
    for (String label : new String[] {"To quote", "Not to quote"}) {
      String sentence = result.text(label.equals("To quote") ? "quote/yes" : "quote/no");
      assertThat(line(printed, label)).endsWith(" " + sentence);
      assertThat(page).contains(sentence.substring(1));
    }
  }

  @Test
  void aStrategyThatReturnsAPartOfADipoleIsNotQuotedWithItsAmplitude() {
    assertThat(line(run("--set", "strategy=direct-integration"), "To quote"))
        .contains("percent of a true one")
        .doesNotContain("amplitude below");
  }

  @Test
  void anArrayThatKnowsItsExposureIsToldThatDNStandsOnIt() {
    assertThat(line(run("--set", "strategy=harmonic"), "Not to quote"))
        .contains("d_N", "where the exposure is known from")
        .doesNotContain("which was not measured");
  }

  @Test
  void aWaveInAnotherTimeIsNotCalledAnisotropyOfTheSky() {
    String printed = run("--set", "time-frame=anti-sidereal");

    assertThat(line(printed, "To quote"))
        .contains("a wave in anti-sidereal time", "for no wave")
        .doesNotContain("sky");
    assertThat(line(printed, "Not to quote")).contains("as anisotropy of the sky");
  }
}
