package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.InvalidInputException;
import org.anisky.inference.SkyRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionTableTest {
  private static final String HEAD =
      "name,radius_deg,right_ascension_deg,declination_deg,right_ascension_from_deg,"
          + "right_ascension_to_deg,declination_from_deg,declination_to_deg,z\n";

  @TempDir Path directory;

  private Path table(String rows) throws Exception {
    return Files.writeString(directory.resolve("regions.csv"), "# mine\n" + HEAD + rows);
  }

  @Test
  void discsAndBoxesAreRead() throws Exception {
    List<SkyRegion> regions =
        RegionTable.read(table("\"A, B\",30,360,-20,,,,,4.1\nBox,,,,350,20,-10,10,\n"));
    SkyRegion.Disc disc = (SkyRegion.Disc) regions.get(0);
    assertThat(disc.name()).isEqualTo("A, B");
    assertThat(disc.centre().rightAscension()).isZero();
    assertThat(disc.centre().declination()).isCloseTo(Math.toRadians(-20), within(1e-15));
    assertThat(disc.radius()).isCloseTo(Math.toRadians(30), within(1e-15));
    SkyRegion.Box box = (SkyRegion.Box) regions.get(1);
    // Eastwards through 0: 30 deg wide.
    assertThat(box.from()).isCloseTo(Math.toRadians(350), within(1e-15));
    assertThat(box.width()).isCloseTo(Math.toRadians(30), within(1e-15));
  }

  @Test
  void whatIsWrongIsSaidWithItsRow() throws Exception {
    Path file = table("A,30,10,95,,,,,\n");
    assertThatThrownBy(() -> RegionTable.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "table of regions "
                + file
                + ", row 1: declination_deg is 95; it must be a number from -90 to 90");
    Path swapped = table("A,30,10,5,,,,,\nB,,,,10,20,30,-30,\n");
    assertThatThrownBy(() -> RegionTable.read(swapped))
        .hasMessageEndingWith("row 2: declinations must be from South to North");
    Path text = table("A,30,ten,5,,,,,\n");
    assertThatThrownBy(() -> RegionTable.read(text))
        .hasMessageContaining("row 1: right_ascension_deg is ");
    Path none = Files.writeString(directory.resolve("none.csv"), "name,z\nA,3\n");
    assertThatThrownBy(() -> RegionTable.read(none))
        .hasMessageContaining("has no column 'right_ascension_from_deg'");
    Path box =
        Files.writeString(directory.resolve("box.csv"), "name,kernel,radius_deg\nAway,box,20\n");
    assertThatThrownBy(() -> RegionTable.read(box)).hasMessageContaining("row 1: is a box of an");
    Path empty = table("");
    assertThatThrownBy(() -> RegionTable.read(empty))
        .hasMessage("table of regions " + empty + " has no row");
    assertThatThrownBy(() -> RegionTable.read(directory.resolve("absent.csv")))
        .hasMessageEndingWith("absent.csv does not exist");
  }
}
