package org.anisky.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.configuration.EnsembleConfiguration;
import org.anisky.io.files.OutputFailure;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.json.Json;
import org.anisky.results.Provenance;
import org.anisky.study.ToyRange;
import org.anisky.study.ToyResult;

/**
 * Some toys of an ensemble, in a directory of their own: {@value #TOYS} holds them as {@link
 * ToyJournalFile} does, and {@value #MARK} says where they come from.
 *
 * @param configuration of the whole ensemble
 */
record ToyPart(EnsembleConfiguration configuration) {
  private static final String FORMAT = "anisky-toys-part/1";
  private static final String TOYS = "toys.txt";
  private static final String MARK = "part.json";

  /**
   * Writes toys into a directory that is not yet committed.
   *
   * @param toys by growing number, in each the strategies in their order
   */
  void write(ResultDirectory directory, ToyRange range, List<ToyResult> toys, Provenance provenance)
      throws IOException {
    Path file = directory.file(TOYS);
    int rows = configuration.strategies().size();
    List<List<ToyResult>> byToy =
        java.util.stream.IntStream.range(0, range.size())
            .mapToObj(k -> toys.subList(k * rows, (k + 1) * rows))
            .toList();
    try {
      Files.writeString(file, ToyJournalFile.text(configuration, byToy), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("first", range.first());
    tree.put("last", range.last());
    tree.put("provenance", provenance.tree());
    Json.write(directory.file(MARK), tree);
  }

  /**
   * Reads them back.
   *
   * @return toys by their numbers
   * @throws InvalidInputException when there are none, or they are of another ensemble
   */
  Map<Long, List<ToyResult>> read(Path directory) throws IOException {
    Path file = directory.resolve(TOYS);
    if (!Files.isRegularFile(file)) {
      throw InvalidInputException.of(
          "%s holds no toys; a directory is needed that 'anisky ensemble --toys' wrote", directory);
    }
    return ToyJournalFile.read(file, configuration);
  }
}
