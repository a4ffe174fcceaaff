package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts on disk in the middle of the way change nothing, and tell what they are. */
class BinTest {
  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void prepare() {
    place = Workplace.in(directory);
  }

  private static String dipole(Path result) {
    return ResultFile.of(result).at("dipole").toPrettyString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time-frame=sidereal",
        "time-frame=solar",
        "time-frame=anti-sidereal",
        "time-frame=extended-sidereal",
        "detectors.0.grid={kind: healpix, nside: 16}",
        "detectors.0.grid={kind: cylindrical, rings: 10, columns: 72}",
        "detectors.0.grid.local-columns=half-column",
        "sidereal-bins=12",
        "detectors.0.clock={model: linear, local-sidereal-time-at-epoch: 2 h}",
        "detectors.0.events.weight={column: energy}"
      })
  void theDipoleFromCountsOnDiskIsTheSameToTheLastBit(String setting) {
    Path counts = place.path("counts");
    CommandLineRun.good("bin", place.configuration(), "--set", setting, "--out", counts);
    CommandLineRun.good("inspect", counts.resolve("Small.arrow"));
    CommandLineRun.reconstruct(place.configuration(), place.path("direct"), "--set", setting);
    CommandLineRun.reconstruct(
        place.configuration(), place.path("binned"), "--set", setting, "--data", counts);
    assertThat(dipole(place.path("binned"))).isEqualTo(dipole(place.path("direct")));
    assertThat(place.path("binned/intensity.fits").toFile().length()).isPositive();
    assertThat(ResultFile.of(place.path("binned")).texts("warnings"))
        .isEqualTo(ResultFile.of(place.path("direct")).texts("warnings"));
    assertThat(ResultFile.of(place.path("binned")).text("provenance/inputs/0/path"))
        .isEqualTo(counts.resolve("Small.arrow").toString());
  }

  @Test
  void oneFileCanBeNamedInsteadOfADirectory() {
    Path file = place.path("counts.arrow");
    CommandLineRun run = CommandLineRun.good("bin", place.configuration(), "--out", file);
    assertThat(run.out()).startsWith("Small: ").endsWith(" -> " + file + "\n");
    Path configuration =
        place.write(
            "counts.yaml",
            "detectors:\n  - {name: Small, counts: {file: counts.arrow}}\n"
                + "significance: {radius: 30 deg}\nmaps: {nside: 16}\n");
    CommandLineRun.reconstruct(configuration, place.path("binned"));
    CommandLineRun.reconstruct(place.configuration(), place.path("direct"));
    assertThat(dipole(place.path("binned"))).isEqualTo(dipole(place.path("direct")));
  }

  @Test
  void inspectTellsSiteConventionsCutsAndEvents() {
    Path file = place.path("counts.arrow");
    CommandLineRun.good(
        "bin",
        place.configuration(),
        "--out",
        file,
        "--set",
        "detectors.0.grid={kind: healpix, nside: 8}");
    List<String> lines = CommandLineRun.good("inspect", file).out().lines().toList();
    assertThat(lines)
        .contains(
            "File              " + file,
            "Detector          Small",
            "Site              latitude 19 deg, longitude -97.3 deg (East positive)",
            "Grid              HEALPix nside 8, local-horizon",
            "Azimuth of pixels north-west",
            "Bins              36 of sidereal time, 10 deg each, the first from 0 deg",
            "Events rejected   260 outside field of view",
            "Sum of counts     3740",
            "Empty bins        0");
    assertThat(String.join("", lines)).doesNotContain("59.99");
  }

  @Test
  void cutsInTimeAndEnergyAreCounted() {
    // Energies are 1 + (k mod 100)/10 TeV for k = 0..3999: 40 events at each of 1.0, 1.1 ... 10.9.
    CommandLineRun.reconstruct(
        place.configuration(),
        place.path("energy"),
        "--set",
        "detectors.0.max-zenith=90 deg",
        "--set",
        "detectors.0.select={min-energy: 2, max-energy: 5}");
    ResultFile energy = ResultFile.of(place.path("energy"));
    assertThat(energy.number("events/rejected/outside_energy_range")).isEqualTo(40 * 70);
    assertThat(energy.number("events/used")).isEqualTo(40 * 30);

    CommandLineRun.reconstruct(
        place.configuration(),
        place.path("time"),
        "--set",
        "detectors.0.max-zenith=90 deg",
        "--set",
        "detectors.0.select={from: 2020-07-01T00:00:00Z, until: 2021-01-01T00:00:00Z}");
    ResultFile time = ResultFile.of(place.path("time"));
    // 182 of 366 days are before July: 1989 +- 32 of 4000, within 4 standard deviations.
    assertThat(time.number("events/rejected/outside_time_range")).isBetween(1861.0, 2117.0);
    assertThat(time.number("events/used") + time.number("events/rejected/outside_time_range"))
        .isEqualTo(4000);
  }

  @Test
  void countsThatDifferFromTheConfigurationAreUsedAndTold() {
    Path counts = place.path("counts");
    CommandLineRun.good("bin", place.configuration(), "--out", counts, "--set", "time-frame=solar");
    CommandLineRun run =
        CommandLineRun.reconstruct(
            place.configuration(),
            place.path("result"),
            "--data",
            counts,
            "--set",
            "detectors.0.max-zenith=50 deg");
    String file = counts.resolve("Small.arrow").toString();
    assertThat(ResultFile.of(place.path("result")).texts("warnings"))
        .contains(
            file + " is used with its largest zenith angle 60 deg, not the configured 50 deg",
            file + " is used with its time frame solar, not the configured sidereal");
    assertThat(run.out()).contains("Warning               " + file + " is used with its time");
    assertThat(ResultFile.of(place.path("result")).text("dipole/frame"))
        .isEqualTo("equatorial axes, solar time");
  }
}
