package org.anisky.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anisky.Workers;
import org.anisky.configuration.EnsembleConfiguration;
import org.anisky.configuration.yaml.YamlFile;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.results.ToyTable;
import org.anisky.study.ToyJournal;
import org.anisky.study.ToyProgress;
import org.anisky.study.ToyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToyJournalFileTest {
  @TempDir private Path directory;

  private EnsembleConfiguration configuration() throws IOException {
    YamlSection root = YamlFile.read(Path.of("configs/ensemble-small.yaml"));
    root.override("toys", "4");
    root.override("output.directory", "'" + directory.resolve("out") + "'", "--out");
    return EnsembleConfiguration.read(root);
  }

  private static List<String> lines(List<ToyResult> toys) {
    return toys.stream().map(ToyTable::line).toList();
  }

  @Test
  void aDamagedJournalGivesTheSameToysToTheLastDigit() throws IOException {
    ToyStudy run = new ToyStudy(configuration());
    List<String> whole =
        lines(run.run(Workers.single(), ToyJournal.NONE, ToyProgress.SILENT).toys());
    Path file = directory.resolve("out.toys");
    try (ToyJournalFile journal = ToyJournalFile.open(configuration())) {
      run.run(Workers.single(), journal, ToyProgress.SILENT);
    }
    String text = Files.readString(file);
    // Cut inside the third toy: five strategies each, one line of head.
    int cut = text.length() * 5 / 8;
    Files.writeString(file, text.substring(0, cut));
    try (ToyJournalFile journal = ToyJournalFile.open(configuration())) {
      assertThat(journal.finished()).hasSize(2);
      List<ToyResult> again =
          new ToyStudy(configuration()).run(Workers.single(), journal, ToyProgress.SILENT).toys();
      assertThat(lines(again)).isEqualTo(whole);
      journal.delete();
    }
    assertThat(file).doesNotExist();
  }
}
