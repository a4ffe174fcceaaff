package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.reconstruction.PublishedDipole;
import org.anisky.reconstruction.PublishedDipole.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedDipolesTest {
  private static final String HEAD =
      "experiment,energy [eV],amplitude,error_low,phase [deg],component";

  @TempDir private Path directory;

  private List<PublishedDipole> read(String text) throws IOException {
    return PublishedDipoles.read(Files.writeString(directory.resolve("mine.csv"), text));
  }

  private static PublishedDipole known(String experiment) {
    return PublishedDipoles.known().stream()
        .filter(dipole -> dipole.experiment().equals(experiment))
        .findFirst()
        .orElseThrow();
  }

  /** The abstract: (3.73 +- 0.57)e-4 at 1.82 +- 0.49 h, "at the equatorial plane". */
  @Test
  void easTopIsAsPublished() {
    PublishedDipole dipole = known("EAS-TOP 1999");
    assertThat(dipole.energy()).isEqualTo(2e14);
    assertThat(dipole.component()).isEqualTo(Component.EQUATORIAL);
    assertThat(dipole.amplitude().orElseThrow().value()).isEqualTo(3.73e-4);
    assertThat(dipole.amplitude().orElseThrow().totalHigh()).isEqualTo(0.57e-4);
    assertThat(dipole.phase().orElseThrow().value() * 12 / Math.PI).isEqualTo(1.82, within(1e-9));
    assertThat(dipole.phase().orElseThrow().low() * 12 / Math.PI).isEqualTo(0.49, within(1e-9));
  }

  /** The components: hypot(9.16, 7.25) = 11.68 and atan2(7.25, 9.16) = 38.36 deg. */
  @Test
  void hawcAndIceCubeAreAsTheirComponentsSay() {
    PublishedDipole dipole = known("HAWC + IceCube 2019");
    assertThat(dipole.amplitude().orElseThrow().value())
        .isEqualTo(Math.hypot(9.16e-4, 7.25e-4), within(0.005e-3));
    assertThat(dipole.phase().orElseThrow().value())
        .isEqualTo(Math.atan2(7.25, 9.16), within(Math.toRadians(0.05)));
  }

  /** 0.98 and 0.55 add to 1.124 in squares. */
  @Test
  void statisticalAndSystematicErrorsAreAddedInSquares() {
    assertThat(known("Super-Kamiokande 2007").amplitude().orElseThrow().totalLow())
        .isEqualTo(1.124e-4, within(0.001e-4));
    assertThat(known("HAWC 2018").amplitude().orElseThrow().totalLow()).isNaN();
  }

  @Test
  void everyRowNamesItsSource() {
    assertThat(PublishedDipoles.known())
        .hasSizeGreaterThan(10)
        .allSatisfy(dipole -> assertThat(dipole.source()).isNotEmpty())
        .allSatisfy(
            dipole ->
                assertThat(dipole.amplitude().isPresent() || dipole.limit().isPresent()).isTrue());
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = directory.resolve("published.csv");
    List<PublishedDipole> all = PublishedDipoles.known();
    PublishedDipoles.write(file, all);
    List<PublishedDipole> again = PublishedDipoles.read(file);
    assertThat(again).hasSameSizeAs(all);
    for (int k = 0; k < all.size(); k++) {
      assertThat(again.get(k).amplitude()).isEqualTo(all.get(k).amplitude());
      assertThat(again.get(k).limit()).isEqualTo(all.get(k).limit());
      assertThat(again.get(k).source()).isEqualTo(all.get(k).source());
      double phase = all.get(k).phase().map(PublishedDipole.Value::value).orElse(-1.0);
      assertThat(again.get(k).phase().map(PublishedDipole.Value::value).orElse(-1.0))
          .isEqualTo(phase, within(1e-10));
    }
  }

  @Test
  void aTableOfAUserMayLeaveColumnsOut() throws IOException {
    List<PublishedDipole> mine =
        read("# mine\n" + HEAD + "\nMine 2030,1e15,1e-3,,200,equatorial\n");
    assertThat(mine).hasSize(1);
    assertThat(mine.get(0).amplitude().orElseThrow().totalLow()).isNaN();
    assertThat(mine.get(0).phase().orElseThrow().value()).isEqualTo(Math.toRadians(200));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mine,1e15,1e-3,,,northern|row 1: component is 'northern'; allowed: equatorial, projected,"
            + " full",
        "Mine,1e15,1e-3,,,|row 1: component is empty; allowed: equatorial, projected, full",
        "Mine,0,1e-3,,,full|row 1: energy [eV] is 0; it must be a number above 0",
        "Mine,nan,1e-3,,,full|row 1: energy [eV] is nan; it must be a number above 0",
        "Mine,1e15,-1e-3,,,full|row 1: amplitude is -1e-3; it must be a number above 0",
        "Mine,1e15,1e-3,-1,,full|row 1: error_low is -1; it must be a number of 0 or more",
        "Mine,1e15,1e-3,,361,full|row 1: phase [deg] is 361; it must be a number from 0 to 360",
        "Mine,1e15,,,,full|row 1: has neither amplitude nor upper_limit",
        ",1e15,1e-3,,,full|row 1: experiment is empty",
        "Mine,1e15,1e-3|row 1 has 3 cells; it must have 6"
      })
  void aRowThatIsWrongIsRefused(String row, String message) {
    assertThatThrownBy(() -> read(HEAD + "\n" + row + "\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("mine.csv")
        .hasMessageEndingWith(message);
  }

  @Test
  void columnsThatAreMissingOrUnknownAreRefused() {
    assertThatThrownBy(() -> read("experiment,amplitude,component\n"))
        .hasMessageEndingWith("mine.csv: has no column 'energy [eV]'");
    assertThatThrownBy(() -> read("experiment,energy [eV],component,phase [rad]\n"))
        .hasMessageContaining("unknown column 'phase [rad]'; did you mean 'phase [deg]'?");
    assertThatThrownBy(() -> read(HEAD + "\n")).hasMessageEndingWith("has no row");
    assertThatThrownBy(() -> PublishedDipoles.read(directory.resolve("none.csv")))
        .hasMessageEndingWith("does not exist");
  }

  @Test
  void anEnergyHasAFactorAndARigidityNone() {
    assertThat(PublishedDipoles.electronvolts("EeV")).hasValue(1e18);
    assertThat(PublishedDipoles.electronvolts("eV")).hasValue(1);
    assertThat(PublishedDipoles.electronvolts("GV")).isEmpty();
  }
}
