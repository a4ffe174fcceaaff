package org.anisky.run;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.anisky.InvalidInputException;
import org.anisky.configuration.EnsembleConfiguration;
import org.anisky.configuration.StrategyChoice;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.OutputFailure;
import org.anisky.io.files.WholeFile;
import org.anisky.results.ToyTable;
import org.anisky.study.ToyJournal;
import org.anisky.study.ToyResult;

/**
 * The toys of an ensemble that is not finished, in a text file beside its result directory: {@code
 * DIR.toys}. Every toy is written out as soon as it is done, each line with its checksum. What an
 * interruption left half-written, or a damage changed, is left out, and the toy done again.
 */
public final class ToyJournalFile implements ToyJournal, Closeable {
  private static final String ANY_HEAD = "# anisky-toys/";
  private static final String HEAD = ANY_HEAD + "2 ";
  private static final String CHECKSUM = " # ";

  private final Path file;
  private final Map<Long, List<ToyResult>> finished;
  private final BufferedWriter out;

  private ToyJournalFile(Path file, Map<Long, List<ToyResult>> finished, BufferedWriter out) {
    this.file = file;
    this.finished = finished;
    this.out = out;
  }

  /**
   * Opens or begins a journal.
   *
   * @throws InvalidInputException when the file is of another computation
   * @throws IOException when it cannot be read or written
   */
  public static ToyJournalFile open(EnsembleConfiguration configuration) throws IOException {
    Path target = configuration.output().toAbsolutePath().normalize();
    Path file = target.resolveSibling(target.getFileName() + ".toys");
    Map<Long, List<ToyResult>> finished =
        Files.exists(file) ? read(file, configuration) : new LinkedHashMap<>();
    begin(file, text(configuration, finished.values()));
    BufferedWriter out =
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    return new ToyJournalFile(file, finished, out);
  }

  /** Replaces the file by one with the toys that are finished, so that none is lost on the way. */
  private static void begin(Path file, String text) throws IOException {
    // What is there was read as a journal by now.
    try (WholeFile whole = WholeFile.create(file, ExistingOutput.REPLACE, own -> true)) {
      Files.writeString(whole.path(), text, StandardCharsets.UTF_8);
      whole.commit();
    } catch (FileSystemException e) {
      throw OutputFailure.of("cannot write file", file, e);
    }
  }

  /**
   * The text of a journal.
   *
   * @param toys in each the strategies in their order
   */
  static String text(EnsembleConfiguration configuration, Iterable<List<ToyResult>> toys) {
    StringBuilder text = new StringBuilder(head(configuration)).append('\n');
    for (List<ToyResult> toy : toys) {
      toy.forEach(result -> text.append(line(result)).append('\n'));
    }
    return text.toString();
  }

  private static String head(EnsembleConfiguration configuration) {
    return HEAD + configuration.toyDigest();
  }

  /**
   * Reads a journal, but for what is damaged.
   *
   * @return toys by their numbers; the caller's own
   * @throws InvalidInputException when the file is of another computation
   */
  static Map<Long, List<ToyResult>> read(Path file, EnsembleConfiguration configuration)
      throws IOException {
    String head = head(configuration);
    List<String> strategies =
        configuration.strategies().stream().map(StrategyChoice::name).toList();
    String text = text(file);
    if (text.isEmpty()) {
      return new LinkedHashMap<>(); // stopped before the first line was written
    }
    String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n");
    if (lines.length == 0 || !lines[0].startsWith(ANY_HEAD)) {
      throw noJournal(file);
    }
    if (!lines[0].equals(head)) {
      throw InvalidInputException.of(
          "%s holds the toys of another ensemble; take the configuration that made them, or delete"
              + " it to begin anew",
          file);
    }
    Map<Long, List<ToyResult>> toys = new LinkedHashMap<>();
    for (int k = 1; k < lines.length; k++) {
      Optional<ToyResult> row = parse(lines[k]);
      row.ifPresent(r -> toys.computeIfAbsent(r.replica(), n -> new ArrayList<>()).add(r));
    }
    toys.values()
        .removeIf(rows -> !rows.stream().map(ToyResult::strategy).toList().equals(strategies));
    return toys;
  }

  private static String line(ToyResult result) {
    String line = ToyTable.line(result);
    return line + CHECKSUM + checksum(line);
  }

  private static Optional<ToyResult> parse(String line) {
    int end = line.lastIndexOf(CHECKSUM);
    boolean whole =
        end >= 0
            && line.substring(end + CHECKSUM.length()).equals(checksum(line.substring(0, end)));
    return whole ? ToyTable.parse(line.substring(0, end)) : Optional.empty();
  }

  private static String checksum(String line) {
    CRC32 sum = new CRC32();
    sum.update(line.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  private static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw noJournal(file);
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw noJournal(file);
    }
  }

  private static InvalidInputException noJournal(Path file) {
    return InvalidInputException.of(
        "%s is in the place of the toys that are finished, but holds no toys; move it away or"
            + " delete it",
        file);
  }

  @Override
  public Map<Long, List<ToyResult>> finished() {
    return finished;
  }

  /** Takes toys that were done elsewhere; those that are here stay. */
  void take(Map<Long, List<ToyResult>> others) {
    others.forEach(finished::putIfAbsent);
  }

  @Override
  public void append(long replica, List<ToyResult> results) {
    try {
      for (ToyResult result : results) {
        out.write(line(result) + "\n");
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(OutputFailure.of("cannot write file", file, e));
    }
  }

  /** Ends the journal of an ensemble that is finished: the file is deleted. */
  public void delete() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
