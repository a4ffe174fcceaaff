package org.anisky.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.EventBatch;
import org.anisky.counts.EventSource;
import org.junit.jupiter.api.Test;

/**
 * The published lists of the Pierre Auger Collaboration, read through configurations as a person
 * would write them. They are not part of the repository: where they are absent the tests are
 * skipped, except in continuous integration, where they must run.
 */
class AugerListsTest {
  private static final Path DATA = Path.of("../shared/data");
  private static final Path LIST_2017 =
      DATA.resolve("auger2017-8EeV/Arrival_directions_8EeV_Science_2017.dat");
  private static final Path LIST_2022 =
      DATA.resolve("auger2022-32EeV/AugerApJS2022_Yr_JD_UTC_Th_Ph_RA_Dec_E_Expo.dat");

  private static EventBatch read(Path list, String... yaml) throws IOException {
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(required || Files.exists(list), "the list is not here");
    YamlSection section =
        YamlFile.parse("file: " + list + "\n" + String.join("\n", yaml), Path.of("auger.yaml"));
    EventFileConfiguration configuration = EventSourceConfiguration.read(section);
    section.finish();
    EventBatch batch = new EventBatch(40_000);
    try (EventSource source = configuration.open()) {
      assertThat(source.read(batch)).isTrue();
      assertThat(source.read(new EventBatch(1))).isFalse();
    }
    return batch;
  }

  private static EventBatch list2017() throws IOException {
    return read(
        LIST_2017,
        "separator: whitespace",
        "time: {column: 7, format: unix}",
        "declination: {column: 3, unit: deg}",
        "right-ascension: {column: 4, unit: deg}",
        "weight: {column: 6}");
  }

  private static EventBatch list2022(String... direction) throws IOException {
    return read(
        LIST_2022,
        "header: true",
        "time: {column: UTC, format: unix}",
        String.join("\n", direction),
        "energy: {column: E, unit: EeV}");
  }

  @Test
  void theFirstAndLastEventOf2017AreThoseOfTheFile() throws IOException {
    EventBatch batch = list2017();
    assertThat(batch.size).isEqualTo(32_187);
    assertThat(batch.unixTime[0]).isEqualTo(1072969615);
    assertThat(batch.polar[0]).isEqualTo(Math.toRadians(-11.8));
    assertThat(batch.azimuthal[0]).isEqualTo(Math.toRadians(208.9));
    assertThat(batch.weight[0]).isEqualTo(1.0040);
    assertThat(batch.unixTime[32_186]).isEqualTo(1472663689);
    assertThat(batch.polar[32_186]).isEqualTo(Math.toRadians(-45.2));
    assertThat(batch.weight[32_186]).isEqualTo(0.9994);
  }

  @Test
  void theWeightedFirstHarmonicOf2017IsThePublishedOne() throws IOException {
    EventBatch batch = list2017();
    double weights = 0;
    double a = 0;
    double b = 0;
    for (int i = 0; i < batch.size; i++) {
      weights += batch.weight[i];
      a += 2 * batch.weight[i] * Math.cos(batch.azimuthal[i]);
      b += 2 * batch.weight[i] * Math.sin(batch.azimuthal[i]);
    }
    // Science 357 (2017) 1266, table 1: a = -0.008, b = 0.046, to half of the last digit.
    assertThat(a / weights).isCloseTo(-0.008, within(5e-4));
    assertThat(b / weights).isCloseTo(0.046, within(5e-4));
  }

  @Test
  void theNamesInTheCommentOf2022AreItsHeader() throws IOException {
    EventBatch batch =
        list2022(
            "zenith: {column: Th, unit: deg}",
            "azimuth: {column: Ph, unit: deg, convention: east-north}");
    assertThat(batch.size).isEqualTo(2_635);
    assertThat(batch.unixTime[0]).isEqualTo(1074514681);
    assertThat(batch.polar[0]).isEqualTo(Math.toRadians(51.3));
    // -13.9 deg from East through North is 103.9 deg from North through East; one rounding.
    assertThat(batch.azimuthal[0]).isCloseTo(Math.toRadians(103.9), within(1e-15));
    assertThat(batch.energy[0]).isEqualTo(50.9);
    // Counted with awk: events of 80 EeV and more.
    int energetic = 0;
    for (int i = 0; i < batch.size; i++) {
      energetic += batch.energy[i] >= 80 ? 1 : 0;
    }
    assertThat(energetic).isEqualTo(95);
  }

  @Test
  void equatorialDirectionsOf2022AreReadByName() throws IOException {
    EventBatch batch =
        list2022(
            "declination: {column: Dec, unit: deg}", "right-ascension: {column: RA, unit: deg}");
    assertThat(batch.polar[2_634]).isEqualTo(Math.toRadians(-36.8));
    assertThat(batch.azimuthal[2_634]).isEqualTo(Math.toRadians(143.0));
  }
}
