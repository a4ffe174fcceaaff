package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.arrow.ArrowCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code anisky merge}: counts of parts of a list against counts of the whole list. */
class MergeTest {
  private static final double YEAR_2020 = 1.5778368e9;
  private static final double DAY = 86400;

  @TempDir private Path directory;

  /** Lines of events, by time; weights over twelve powers of ten, so that sums lose digits. */
  private static List<String> events(int number, boolean weighted) {
    Random random = new Random(11);
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < number; k++) {
      double time = YEAR_2020 + 20 * DAY * (k + random.nextDouble()) / number;
      double zenith = 70 * Math.sqrt(random.nextDouble());
      double weight = weighted ? Math.pow(10, 12 * random.nextDouble() - 6) : 1;
      lines.add(
          String.format(
              Locale.ROOT,
              "%.6f %.5f %.5f %s",
              time,
              zenith,
              360 * random.nextDouble(),
              k % 3 == 0 ? 1.0 : weight));
    }
    return lines;
  }

  private Path bin(String name, List<String> lines, String... settings) throws IOException {
    Files.write(directory.resolve(name + ".txt"), lines);
    ToyList place = new ToyList(directory);
    List<Object> options = new ArrayList<>();
    for (String setting : settings) {
      options.add("--set");
      options.add(setting);
    }
    Path configuration = place.configuration(name + ".yaml", name + ".txt", "");
    return place.bin(configuration, name + ".arrow", options.toArray());
  }

  private Path merge(String sum, List<Path> parts, String... options) throws IOException {
    Path target = directory.resolve(sum);
    CommandLineRun run = run(target, parts, options);
    assertThat(run.exit()).as(run.err()).isZero();
    return target;
  }

  private static CommandLineRun run(Path target, List<Path> parts, String... options) {
    List<String> arguments = new ArrayList<>(List.of("merge", "-q", "-o", target.toString()));
    arguments.addAll(List.of(options));
    parts.forEach(part -> arguments.add(part.toString()));
    return CommandLineRun.of(arguments.toArray());
  }

  private String refusal(List<Path> parts, String... options) {
    Path target = directory.resolve("refused.arrow");
    CommandLineRun run = run(target, parts, options);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(target).doesNotExist();
    assertThat(run.err().strip().lines()).hasSize(1);
    return run.err();
  }

  @ParameterizedTest
  @CsvSource({"false, 2, 1", "false, 7, 2", "true, 2, 3", "true, 7, 4", "true, 31, 5"})
  void partsAddUpToTheWholeToTheBit(boolean weighted, int parts, long seed) throws IOException {
    List<String> lines = events(2000, weighted);
    DetectorCounts whole = ArrowCounts.read(bin("whole", lines));
    Random random = new Random(seed);
    List<List<String>> split = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      split.add(new ArrayList<>());
    }
    for (String line : lines) {
      split.get(random.nextInt(parts)).add(line);
    }
    List<Path> files = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      files.add(bin("part" + part, split.get(part)));
    }
    Path atOnce = merge("sum.arrow", files, "-j", "1");
    ToyList.assertSameBits(ArrowCounts.read(atOnce), whole);

    Collections.shuffle(files, random);
    int half = parts / 2;
    Path inGroups =
        merge(
            "groups.arrow",
            List.of(
                merge("second.arrow", files.subList(half, parts), "-j", "3"),
                merge("first.arrow", files.subList(0, half))));
    assertThat(inGroups).hasSameBinaryContentAs(atOnce);
  }

  @Test
  void weightsLoseDigitsWithoutTheRests() throws IOException {
    // Else the test above would pass with plain additions.
    List<String> lines = events(2000, true);
    DetectorCounts whole = ArrowCounts.read(bin("whole", lines));
    assertThat(whole.exactSums().orElseThrow().counts()).isNotEmpty();
    DetectorCounts one = ArrowCounts.read(bin("one", lines.subList(0, 1000)));
    DetectorCounts two = ArrowCounts.read(bin("two", lines.subList(1000, 2000)));
    int different = 0;
    for (int tau = 0; tau < whole.binning().bins(); tau++) {
      for (int i = 0; i < whole.sky().size(); i++) {
        different += one.count(tau, i) + two.count(tau, i) == whole.count(tau, i) ? 0 : 1;
      }
    }
    assertThat(different).isPositive();
  }

  @Test
  void aSumKnowsItsPartsByTime() throws IOException {
    List<String> lines = events(300, false);
    Path late = bin("late", lines.subList(100, 300));
    Path early = bin("early", lines.subList(0, 100));
    DetectorCounts sum = ArrowCounts.read(merge("sum.arrow", List.of(late, early)));
    assertThat(sum.origin().parts()).hasSize(2);
    assertThat(sum.origin().parts().get(0).source()).contains("early.txt");
    assertThat(sum.origin().parts().get(1).digest())
        .isEqualTo(ArrowCounts.read(late).origin().digest());
    CommandLineRun inspect =
        CommandLineRun.of("inspect", directory.resolve("sum.arrow").toString());
    assertThat(inspect.out()).contains("Part").contains("early.txt").contains("late.txt");
  }

  @Test
  void aDirectoryAndAPatternStandForTheirFiles() throws IOException {
    List<String> lines = events(300, false);
    bin("day-1", lines.subList(0, 100));
    bin("day-2", lines.subList(100, 300));
    DetectorCounts whole = ArrowCounts.read(bin("whole", lines));
    Path pattern = merge("sum.arrow", List.of(directory.resolve("day-*.arrow")));
    ToyList.assertSameBits(ArrowCounts.read(pattern), whole);
    Path days = Files.createDirectories(directory.resolve("days/2020"));
    Files.move(directory.resolve("day-1.arrow"), days.resolve("day-1.arrow"));
    Files.move(directory.resolve("day-2.arrow"), days.getParent().resolve("day-2.arrow"));
    Path sums = merge("sums", List.of(days.getParent()));
    ToyList.assertSameBits(ArrowCounts.read(sums.resolve("Toy.arrow")), whole);
    assertThat(sums.resolve("counts.json")).content().contains("day-1.txt");
    assertThat(refusal(List.of(directory.resolve("night-*.arrow")))).contains("night-*.arrow");
    assertThat(refusal(List.of(Files.createDirectory(directory.resolve("empty")))))
        .contains("empty has no file *.arrow");
  }

  @Test
  void theSameEventsTwiceAreRefusedUnlessAllowed() throws IOException {
    List<String> lines = events(300, false);
    Path one = bin("one", lines.subList(0, 200));
    Path two = bin("two", lines.subList(200, 300));
    Path copy = directory.resolve("copy.arrow");
    Files.copy(one, copy);
    assertThat(refusal(List.of(one, copy))).contains("one.txt").contains("a second time");
    Path sum = merge("sum.arrow", List.of(one, two));
    assertThat(refusal(List.of(sum, one))).contains("one.txt").contains("sum.arrow");
    // The same events in another file: a comment changes the digest.
    List<String> commented = new ArrayList<>(List.of("# again"));
    commented.addAll(lines.subList(0, 200));
    assertThat(refusal(List.of(one, bin("again", commented)))).contains("a second time");
    DetectorCounts twice = ArrowCounts.read(merge("twice.arrow", List.of(one, copy), "--repeated"));
    assertThat(twice.origin().eventsUsed())
        .isEqualTo(2 * ArrowCounts.read(one).origin().eventsUsed());
    assertThat(refusal(List.of(one, one))).contains("named twice");
  }

  @Test
  void timeRangesOfOneListAreDifferentEvents() throws IOException {
    List<String> lines = events(300, true);
    DetectorCounts whole = ArrowCounts.read(bin("whole", lines));
    String select = "detectors.0.select";
    Path early = bin("early", lines, select + "={until: 2020-01-08T00:00:00Z}");
    Path late = bin("late", lines, select + "={from: 2020-01-08T00:00:00Z}");
    DetectorCounts sum = ArrowCounts.read(merge("sum.arrow", List.of(early, late)));
    for (int tau = 0; tau < whole.binning().bins(); tau++) {
      assertThat(sum.bin(tau)).isEqualTo(whole.bin(tau));
    }
    assertThat(sum.origin().meanUnixTime()).isEqualTo(whole.origin().meanUnixTime());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "detectors.0.latitude=20 deg | latitude 19 deg",
        "detectors.0.max-zenith=50 deg | 50",
        "detectors.0.grid.nside=8 | nside 8",
        "sidereal-bins=12 | 12 from",
        "time-frame=solar | solar",
        "detectors.0.name=Other | Other",
        "detectors.0.event-sums=false | event-sums",
      })
  void whatDoesNotFitIsRefusedWithBothValues(String what) throws IOException {
    String[] setting = what.split(" \\| ");
    List<String> lines = events(300, false);
    Path one = bin("one", lines.subList(0, 200));
    Path other = bin("other", lines.subList(200, 300), setting[0]);
    assertThat(refusal(List.of(one, other))).contains(setting[1]);
  }

  @Test
  void aSelectionOfPartsCostsNoReadingOfEvents() throws IOException {
    List<String> lines = events(400, true);
    Path days = Files.createDirectory(directory.resolve("days"));
    for (int part = 0; part < 4; part++) {
      Path counts = bin("day" + part, lines.subList(100 * part, 100 * part + 100));
      Files.move(counts, days.resolve(counts.getFileName()));
    }
    DetectorCounts middle = ArrowCounts.read(bin("middle", lines.subList(100, 300)));
    Files.move(bin("other", lines, "detectors.0.name=Other"), days.resolve("other.arrow"));
    String chosen = "from: 2020-01-06T00:00:00Z, until: 2020-01-16T00:00:00Z";
    DetectorCounts sum = ArrowCounts.read(convertParts(chosen));
    ToyList.assertSameBits(sum, middle);
    assertThat(sum.origin().parts()).hasSize(2);

    assertThat(refusedParts("from: 2020-01-04T00:00:00Z"))
        .contains("day0.arrow")
        .contains("only partly");
    assertThat(refusedParts("from: 2021-01-01T00:00:00Z"))
        .contains("none of 4 counts files of detector 'Toy'");
    assertThat(refusedParts("from: 2021-01-01T00:00:00Z, until: 2020-01-01T00:00:00Z"))
        .contains("is not after 'from'");
    assertThat(refusedParts("file: a.arrow")).contains("does not go with 'directory'");
  }

  private Path parts(String more) throws IOException {
    return Files.writeString(
        directory.resolve("parts.yaml"),
        "detectors:\n  - {name: Toy, counts: {directory: days, " + more + "}}\n");
  }

  private Path convertParts(String more) throws IOException {
    Path target = directory.resolve("converted");
    CommandLineRun.good("convert", parts(more), "--to", "arrow", "-o", target);
    return target.resolve("Toy.arrow");
  }

  private String refusedParts(String more) throws IOException {
    Path target = directory.resolve("refused");
    CommandLineRun run = CommandLineRun.of("reconstruct", parts(more), "-o", target);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(target).doesNotExist();
    return run.err();
  }

  @Test
  void aDamagedPartIsNamedAndNothingIsWritten() throws IOException {
    List<String> lines = events(300, false);
    List<Path> parts = new ArrayList<>();
    for (int part = 0; part < 5; part++) {
      parts.add(bin("part" + part, lines.subList(60 * part, 60 * part + 60)));
    }
    byte[] bytes = Files.readAllBytes(parts.get(3));
    Files.write(parts.get(3), Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(refusal(parts)).contains("part3.arrow");
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }
}
