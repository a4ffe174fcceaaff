package org.anisky.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DataSectionTest {
  /** A spectrum tells the number of its events, a reconstruction what became of all. */
  @Test
  void eventsAreANumberOrWhatBecameOfThem() {
    assertThat(DataSection.html(new Tree(Map.of("events", 63_695.0)))).isEmpty();
    Map<String, Object> events = Map.of("used", 7.0, "rejected", Map.of("zenith", 2.0));
    assertThat(DataSection.html(new Tree(Map.of("events", events))).orElseThrow())
        .contains("7 events used", "Rejected events", "zenith");
  }
}
