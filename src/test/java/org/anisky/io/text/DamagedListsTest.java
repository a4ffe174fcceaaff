package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.anisky.InvalidInputException;
import org.anisky.counts.DirectionKind;
import org.anisky.counts.EventBatch;
import org.anisky.io.AngleUnit;
import org.anisky.io.ColumnReference;
import org.anisky.io.EventColumns;
import org.anisky.io.TimeScale;
import org.anisky.sky.AzimuthConvention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lists damaged at random are refused, or read as they stand. A damage of plain text may leave
 * other numbers or fewer lines that nobody can tell from right ones: then what is read is what a
 * parser of a few lines finds in the damaged bytes. Gzip shows every damage of the data.
 */
class DamagedListsTest {
  private static final int DAMAGES = 100;
  private static final int EVENTS = 150;

  private static final EventColumns COLUMNS =
      new EventColumns(
          ColumnReference.ofName("t"),
          TimeScale.UNIX,
          DirectionKind.LOCAL,
          ColumnReference.ofName("zen"),
          AngleUnit.DEG,
          ColumnReference.ofName("az"),
          AngleUnit.DEG,
          AzimuthConvention.NORTH_EAST,
          null,
          null,
          null);

  @TempDir private Path directory;

  private static String list(SplittableRandom random, String separator, String lineEnd) {
    StringBuilder text = new StringBuilder("# a list" + lineEnd);
    text.append(String.join(separator, "t", "zen", "az")).append(lineEnd);
    for (int i = 0; i < EVENTS; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.3f%s%.4f%s%.2f%s",
              1.6e9 + 1000 * i + random.nextDouble(),
              separator,
              random.nextDouble(0, 60),
              separator,
              random.nextDouble(0, 360),
              lineEnd));
    }
    return text.toString();
  }

  private static byte[] gzip(String first, String second) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String member : new String[] {first, second}) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(member.getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  /** Time, zenith and azimuth in rad of all events, one after the other; null when refused. */
  private double[] read(byte[] bytes, char separator) throws IOException {
    Path file = Files.write(directory.resolve("list"), bytes);
    TextEventFormat format = new TextEventFormat(separator, "#", 0, true);
    EventBatch batch = new EventBatch(4 * EVENTS);
    try (TextEventSource source = TextEventSource.open(file, format, COLUMNS)) {
      source.read(batch);
      assertThat(source.read(new EventBatch(1))).isFalse();
    } catch (InvalidInputException e) {
      assertThat(e.getMessage()).startsWith(file.toString()).doesNotContainPattern("\\p{Cntrl}");
      return null;
    }
    double[] values = new double[3 * batch.size];
    for (int i = 0; i < batch.size; i++) {
      values[3 * i] = batch.unixTime[i];
      values[3 * i + 1] = batch.polar[i];
      values[3 * i + 2] = batch.azimuthal[i];
    }
    return values;
  }

  private static double[] asItStands(byte[] bytes, String separator) {
    List<Double> values = new ArrayList<>();
    List<String> names = null;
    for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n")) {
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      List<String> cells = Arrays.stream(line.strip().split(separator)).map(String::strip).toList();
      if (names == null) {
        names = cells;
        continue;
      }
      for (String name : new String[] {"t", "zen", "az"}) {
        String cell = cells.get(names.indexOf(name)).replaceAll("[dD]", "e");
        double number = new BigDecimal(cell).doubleValue();
        values.add(name.equals("t") ? number : Math.toRadians(number));
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void damageText(long seed, String separator, String pattern, String lineEnd)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] list = list(random, separator, lineEnd).getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int k = 0; k < DAMAGES; k++) {
      byte[] damaged = Damage.of(list, random);
      double[] read = read(damaged, separator.charAt(0));
      refused += read == null ? 1 : 0;
      if (read != null) {
        assertThat(read).as("damage %d", k).isEqualTo(asItStands(damaged, pattern));
      }
    }
    assertThat(refused).isBetween(DAMAGES / 4, DAMAGES);
  }

  @Test
  void textBetweenBlanksIsReadAsItStandsOrRefused() throws IOException {
    damageText(1, " ", "[ \t]+", "\n");
  }

  @Test
  void textBetweenCommasIsReadAsItStandsOrRefused() throws IOException {
    damageText(2, ",", ",", "\r\n");
  }

  @Test
  void gzipGivesAllEventsOrIsRefused() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    String list = list(random, " ", "\n");
    byte[] file = gzip(list.substring(0, 2000), list.substring(2000));
    double[] all = asItStands(list.getBytes(StandardCharsets.UTF_8), " ");
    int refused = 0;
    for (int k = 0; k < DAMAGES; k++) {
      double[] read = read(Damage.of(file, random), ' ');
      refused += read == null ? 1 : 0;
      if (read != null) {
        assertThat(read).as("damage %d", k).isEqualTo(all);
      }
    }
    // Nearly every damage hits data; time stamp and system of two headers are 12 bytes.
    assertThat(refused).isGreaterThan(DAMAGES * 9 / 10);
  }
}
