package org.anisky.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.InputDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a list that are read apart, written, read again and added make the same counts. */
class ListPassTest {
  private static final int FILES = 3;
  private static final int EVENTS_OF_A_FILE = 500;

  private static final String CONFIGURATION =
      """
      detectors:
        - name: A
          latitude: 90.0 deg
          longitude: 0 deg
          max-zenith: 60 deg
          events:
            files: [%s]
            time: {column: 1, format: unix}
            zenith: {column: 2, unit: deg}
            azimuth: {column: 3, unit: deg, convention: north-east}
            weight: {column: 4}
            energy: {column: 5, unit: TeV}
            check:
              declination: {column: 6, unit: deg}
              right-ascension: {column: 7, unit: deg}
              equinox: j2000
          event-sums: true
          grid: {kind: healpix, nside: 4}
      sidereal-bins: 24
      monte-carlo:
        exposures:
          - detector: A
            acceptance: {zenith-power: 1}
            live-time: {kind: runs, file: runs.csv, outside-runs: cut, without-events: keep}
      """;

  @TempDir private Path directory;

  private RunConfiguration configuration(List<String> files) throws IOException {
    Path file = directory.resolve("run.yaml");
    Files.writeString(file, String.format(Locale.ROOT, CONFIGURATION, String.join(", ", files)));
    return RunConfiguration.of(YamlFile.read(file));
  }

  private List<String> lists() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    List<String> names = new ArrayList<>();
    for (int file = 0; file < FILES; file++) {
      StringBuilder text = new StringBuilder();
      for (int event = 0; event < EVENTS_OF_A_FILE; event++) {
        // Most are near the pole of the sky, where right ascension says little: what is written
        // beside differs from them by less than a degree in the median, which is told.
        double zenith = event % 4 == 0 ? random.nextDouble(70) : random.nextDouble(0.4);
        text.append(
            String.format(
                Locale.ROOT,
                "%.3f %.3f %.3f %.17g %.17g %.3f %.3f%n",
                random.nextDouble(1.5e9, 1.51e9),
                zenith,
                random.nextDouble(360),
                random.nextDouble(0.1, 3),
                random.nextDouble(1, 100),
                90 - zenith,
                random.nextDouble(360)));
      }
      names.add("list" + file + ".txt");
      Files.writeString(directory.resolve(names.get(file)), text);
    }
    Files.writeString(
        directory.resolve("runs.csv"), "start,stop\n2017-07-14T02:40:00Z,2017-08-30T02:40:00Z\n");
    return names;
  }

  /** As another machine would get it. */
  private static Serializable copy(Serializable state) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(state);
      }
      return (Serializable)
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private ListReader apart(List<String> files) {
    return (pass, progress) -> {
      ListSums sum = pass.none();
      List<InputDigest> digests = new ArrayList<>();
      for (String name : files) {
        RunConfiguration one = configuration(List.of(name));
        ListSums.Whole part =
            new ListPass(
                    one,
                    "A",
                    one.detectors().get(0).events().orElseThrow(),
                    pass.frames(),
                    pass.ranges())
                .whole(Workers.single(), progress);
        digests.add(0, part.files().get(0));
        sum.add(pass.sums(copy(part.sums().state())));
      }
      return ListSums.Whole.of(sum, digests);
    };
  }

  private byte[] bin(RunConfiguration configuration, ListReader reads) throws IOException {
    Path counts = directory.resolve("counts.arrow");
    new CountsBinning(configuration, reads, Workers.single(), RunListener.SILENT)
        .toFile(counts, new ExistingOutput.Replace(List.of()));
    return Files.readAllBytes(counts);
  }

  @Test
  void filesReadApartInAnyOrderMakeTheSameBytes() throws IOException {
    List<String> files = lists();
    RunConfiguration configuration = configuration(files);
    byte[] whole = bin(configuration, ListReader.here(Workers.single()));
    List<String> backwards = new ArrayList<>(files);
    Collections.reverse(backwards);
    assertThat(bin(configuration, apart(backwards))).isEqualTo(whole);
  }

  @Test
  void theSameFileTwiceIsRefused() throws IOException {
    List<String> files = lists();
    Files.copy(directory.resolve(files.get(0)), directory.resolve("again.txt"));
    List<String> twice = List.of("again.txt", files.get(1), files.get(0));
    RunConfiguration configuration = configuration(twice);
    for (ListReader reads : List.of(ListReader.here(Workers.single()), apart(twice))) {
      assertThatThrownBy(() -> bin(configuration, reads))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("list0.txt")
          .hasMessageContaining("again.txt")
          .hasMessageContaining("are the same, byte for byte");
    }
  }
}
