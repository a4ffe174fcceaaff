package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form of APE 6; that astropy reads it is checked by tools/check_tables.py. */
class EcsvTableTest {
  @TempDir Path directory;

  @Test
  void theTwinHasTypesUnitsAndTheSameRows() throws IOException {
    List<CsvTable.Column> columns =
        List.of(
            new CsvTable.Column("name", ""),
            new CsvTable.Column("from", ""),
            new CsvTable.Column("phase", "deg"),
            new CsvTable.Column("radius_deg", ""),
            new CsvTable.Column("events", "1"));
    List<String> comments = List.of("a region's table: one");
    Path csv = directory.resolve("a.csv");
    Path ecsv = directory.resolve("a.ecsv");
    EcsvTable twin = new EcsvTable(ecsv, comments, columns, Map.of("from", "TeV"));
    try (CsvTable table = CsvTable.create(csv, comments, columns, twin)) {
      table.row("hot, 1", 1.5, 0.1, null, 3);
      table.row("cold", Double.NaN, 0.2, 4.0, 5L);
    }
    assertThat(Files.readString(ecsv))
        .isEqualTo(
            """
            # %ECSV 1.0
            # ---
            # delimiter: ','
            # datatype:
            # - {name: name, datatype: string}
            # - {name: from, unit: TeV, datatype: float64}
            # - {name: phase, unit: deg, datatype: float64}
            # - {name: radius_deg, unit: deg, datatype: float64}
            # - {name: events, datatype: int64}
            # meta: !!omap
            # - comments:
            #   - 'a region''s table: one'
            # schema: astropy-2.0
            name,from,phase,radius_deg,events
            "hot, 1",1.5,0.1,,3
            cold,,0.2,4.0,5
            """);
    assertThat(Files.readAllLines(csv))
        .containsExactly(
            "# a region's table: one",
            "name,from,phase [deg],radius_deg,events",
            "\"hot, 1\",1.5,0.1,,3",
            "cold,,0.2,4.0,5");
  }
}
