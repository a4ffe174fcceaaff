package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks of the calendar against dates written out by hand. */
class BlockKindTest {
  private static String label(BlockKind kind, String instant) {
    double seconds = Instant.parse(instant).toEpochMilli() / 1e3;
    return kind.label(kind.block(BlockKind.day(seconds)));
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2004-02-29T23:59:59.999Z, 2004-02-29",
    "DAY, 2004-03-01T00:00:00Z, 2004-03-01",
    "MONTH, 2004-02-29T23:59:59.999Z, 2004-02",
    "MONTH, 2004-03-01T00:00:00Z, 2004-03",
    "MONTH, 1969-12-31T23:59:59Z, 1969-12",
    "SEASON, 2003-11-30T23:59:59Z, 2003-SON",
    "SEASON, 2003-12-01T00:00:00Z, 2004-DJF",
    "SEASON, 2004-02-29T12:00:00Z, 2004-DJF",
    "SEASON, 2004-03-01T00:00:00Z, 2004-MAM",
    "SEASON, 2004-06-01T00:00:00Z, 2004-JJA",
    "SEASON, 1968-12-01T00:00:00Z, 1969-DJF",
    "YEAR, 2016-12-31T23:59:59Z, 2016",
    "YEAR, 2017-01-01T00:00:00Z, 2017",
    "MONTH_OF_YEAR, 2016-01-01T00:00:00Z, Jan",
    "MONTH_OF_YEAR, 2011-12-31T00:00:00Z, Dec",
    "SEASON_OF_YEAR, 2003-12-01T00:00:00Z, DJF",
    "SEASON_OF_YEAR, 2011-02-01T00:00:00Z, DJF",
    "SEASON_OF_YEAR, 1999-05-31T23:59:59Z, MAM",
    "SEASON_OF_YEAR, 1999-08-31T00:00:00Z, JJA",
    "SEASON_OF_YEAR, 1999-09-01T00:00:00Z, SON",
  })
  void anInstantIsInTheBlockOfItsUtcDate(BlockKind kind, String instant, String expected) {
    assertThat(label(kind, instant)).isEqualTo(expected);
  }

  @Test
  void blocksThatFollowEachOtherHaveGrowingNumbers() {
    for (BlockKind kind : new BlockKind[] {BlockKind.MONTH, BlockKind.SEASON, BlockKind.YEAR}) {
      int before = kind.block(0);
      for (long day = 1; day < 3000; day++) {
        int block = kind.block(day);
        assertThat(block - before).isBetween(0, 1);
        before = block;
      }
    }
  }
}
