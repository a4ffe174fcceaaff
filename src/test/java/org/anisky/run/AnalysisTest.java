package org.anisky.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.RangeResult;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.TraceLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way in for programs in Java. */
class AnalysisTest {
  private static final Path QUICKSTART = Path.of("configs/quickstart.yaml");

  @TempDir Path directory;

  /** What a listener was told. */
  private static final class Told implements RunListener {
    private final List<String> parts = new ArrayList<>();
    private long events;
    private int sweeps;

    @Override
    public void part(String name) {
      parts.add(name);
    }

    @Override
    public void events(String detector, long read) {
      events = read;
    }

    @Override
    public void sweep(TraceLine sweep) {
      sweeps = sweep.number();
    }
  }

  /**
   * The header of the event file has the truth: amplitude 0.08 towards 40 deg, that is d_0h =
   * 0.0613 and d_6h = 0.0514. Each is within 3 of its errors; the seed is fixed.
   */
  @Test
  void aConfigurationFileBecomesAReconstruction() throws IOException {
    Told told = new Told();
    Reconstruction sky = Analysis.reconstruct(QUICKSTART, Workers.single(), told);
    DipoleEstimate dipole = sky.dipole();
    double phase = Math.toRadians(40);
    double error = dipole.error(DipoleComponent.D_0H).orElseThrow();
    assertThat(error).isBetween(0.005, 0.02);
    assertThat(dipole.value(DipoleComponent.D_0H).orElseThrow())
        .isCloseTo(0.08 * Math.cos(phase), within(3 * error));
    assertThat(dipole.value(DipoleComponent.D_6H).orElseThrow())
        .isCloseTo(0.08 * Math.sin(phase), within(3 * error));
    // 64,000 lines of the file, as its generator writes them.
    assertThat(told.events).isEqualTo(64_000);
    assertThat(told.sweeps).isPositive();
    assertThat(told.parts).isEmpty();

    DipoleEstimate onAllProcessors = Analysis.reconstruct(QUICKSTART).dipole();
    assertThat(onAllProcessors.amplitude()).isEqualTo(dipole.amplitude());
    assertThat(onAllProcessors.phase()).isEqualTo(dipole.phase());
  }

  private Path withRanges() throws IOException {
    StringBuilder events = new StringBuilder();
    for (int k = 0; k < 2000; k++) {
      // One event a minute, a ring around the zenith, energies 1 and 10 in turn.
      events.append(1.7e9 + 60.0 * k).append(" 30 ").append(37 * k % 360);
      events.append(k % 2 == 0 ? " 1\n" : " 10\n");
    }
    Files.writeString(directory.resolve("events.txt"), events);
    return Files.writeString(
        directory.resolve("ranges.yaml"),
        """
        strategy: east-west
        sidereal-bins: 24
        energy-ranges: {thresholds: [0.5, 5]}
        detectors:
          - name: A
            latitude: -35 deg
            longitude: 0 deg
            max-zenith: 60 deg
            grid: {kind: cylindrical, rings: 12, columns: 24}
            events:
              file: events.txt
              time: {column: 1, format: unix}
              zenith: {column: 2, unit: deg}
              azimuth: {column: 3, unit: deg, convention: north-east}
              energy: {column: 4, unit: EeV}
        """);
  }

  @Test
  void rangesOfEnergyBecomeATable() throws IOException {
    Path file = withRanges();
    Told told = new Told();
    EnergyTable<Reconstruction> table = Analysis.reconstructRanges(file, Workers.single(), told);
    assertThat(
            table.rows().stream()
                .map(row -> RangeResult.of(row.result(), OptionalDouble.empty()).events()))
        .containsExactly(1000L, 1000L, 2000L, 1000L);
    assertThat(told.parts)
        .containsExactly("energy [0.5, 5) EeV", "energy >= 5 EeV", "energy >= 0.5 EeV");
    assertThatThrownBy(() -> Analysis.reconstruct(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            file + " asks for a reconstruction in each of several ranges of energy, not for one");
  }

  @Test
  void oneReconstructionIsNoTable() {
    assertThatThrownBy(() -> Analysis.reconstructRanges(QUICKSTART))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(QUICKSTART + " asks for no ranges of energy");
  }
}
