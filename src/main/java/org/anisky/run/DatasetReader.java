package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.configuration.CountsInput;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.LiveTimeConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.BlockKind;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.EventsInRuns;
import org.anisky.io.EventProgress;
import org.anisky.io.files.InputDigest;
import org.anisky.io.files.Sha256;
import org.anisky.io.fits.LocalCountsTable;

/** Reads what a configuration names, events or counts, into one data set. */
public final class DatasetReader {
  private final RunConfiguration configuration;
  private final Optional<Path> countsDirectory;
  private final EventLists lists;
  private final EventProgress progress;
  private final List<InputDigest> inputs = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, String> detectorOfDigest = new HashMap<>();
  private final Map<String, EventLists.Reading> readings = new LinkedHashMap<>();
  private double sumOfEnergies;
  private long eventsWithEnergy;

  /**
   * @param countsDirectory when given, every detector's counts come from the file {@code
   *     NAME.arrow} in it, whatever the configuration says
   * @param lists from which events come; may serve other readers of the same detectors
   * @param progress is told how many events are read
   */
  public DatasetReader(
      RunConfiguration configuration,
      Optional<Path> countsDirectory,
      EventLists lists,
      EventProgress progress) {
    this.configuration = configuration;
    this.countsDirectory = countsDirectory;
    this.lists = lists;
    this.progress = progress;
  }

  /** A reader that tells nobody how far it is, on the calling thread. */
  public DatasetReader(RunConfiguration configuration, Optional<Path> countsDirectory) {
    this(
        configuration,
        countsDirectory,
        new EventLists(List.of(configuration.timeFrame()), List.of(), Workers.single()),
        EventProgress.SILENT);
  }

  /**
   * Reads all detectors.
   *
   * @throws IOException when a file cannot be read
   * @throws org.anisky.InvalidInputException when what is read is not allowed
   */
  public Dataset read() throws IOException {
    List<DetectorCounts> detectors = new ArrayList<>();
    for (DetectorConfiguration detector : configuration.detectors()) {
      if (detector.blocks().isPresent()) {
        detectors.addAll(readBlocks(detector, detector.blocks().get()));
      } else {
        detectors.add(read(detector));
      }
    }
    return new Dataset(detectors);
  }

  private List<DetectorCounts> readBlocks(DetectorConfiguration detector, BlockKind kind)
      throws IOException {
    if (countsDirectory.isPresent()) {
      throw InvalidInputException.of(
          "%s: 'blocks: %s' needs events, or 'counts: {directory: ...}' of parts; the one file of"
              + " counts of %s in %s does not tell when its events happened",
          configuration.file(), kind.key(), detector.name(), countsDirectory.get());
    }
    DetectorBlocks blocks = new DetectorBlocks(detector.name(), kind);
    if (detector.counts().isPresent()) {
      CountsInput.Parts parts = (CountsInput.Parts) detector.counts().get();
      return told(parts, blocks.of(parts), detector);
    }
    DetectorConfiguration.EventInput input = detector.events().orElseThrow();
    DetectorCounts whole = bin(detector.name(), input);
    EventLists.Reading reading = lists.read(detector.name(), input, configuration, progress);
    List<DetectorCounts> of = blocks.of(reading, configuration.timeFrame());
    return reading.inRuns().isEmpty()
        ? of
        : DetectorBlocks.describe(
            of,
            reading.inRuns().get(),
            digestOfRuns(configuration.runs(whole.name()).orElseThrow()));
  }

  /** Why the blocks of a detector that has any are refused; empty when they are not. */
  public Optional<String> refusalOfBlocks(DetectorConfiguration detector) throws IOException {
    try {
      if (detector.blocks().isPresent()) {
        readBlocks(detector, detector.blocks().get());
      }
      return Optional.empty();
    } catch (InvalidInputException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The files that were read, in order. */
  public List<InputDigest> inputs() {
    return List.copyOf(inputs);
  }

  /**
   * The files that were read, and those that the sections of strategies name besides.
   *
   * @param strategies that were used, by name
   * @throws IOException when a file cannot be read
   */
  public List<InputDigest> inputs(Collection<String> strategies) throws IOException {
    List<InputDigest> all = new ArrayList<>(inputs);
    for (Path file : configuration.otherFiles(strategies)) {
      String path = file.toString();
      if (Files.isRegularFile(file) && all.stream().noneMatch(one -> one.path().equals(path))) {
        all.add(new InputDigest(path, Sha256.of(file)));
      }
    }
    return List.copyOf(all);
  }

  /** Where counts differ from the configuration, in order; the counts are what is used. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Reads one detector. */
  public DetectorCounts read(DetectorConfiguration detector) throws IOException {
    if (countsDirectory.isPresent()) {
      return readCounts(
          new CountsInput.Arrow(countsDirectory.get().resolve(detector.name() + ".arrow")),
          detector);
    }
    return detector.counts().isPresent()
        ? readCounts(detector.counts().get(), detector)
        : bin(detector.name(), detector.events().orElseThrow());
  }

  /** Reads one detector, with what rounding left of its sums, as far as that is known. */
  public DetectorCounts readExact(DetectorConfiguration detector) throws IOException {
    DetectorCounts counts = read(detector);
    if (countsDirectory.isPresent() || detector.events().isEmpty()) {
      return counts;
    }
    DetectorConfiguration.EventInput input = detector.events().get();
    EventLists.Reading reading = lists.read(detector.name(), input, configuration, progress);
    return counts.withExactSums(reading.events().exactSums(configuration.timeFrame()));
  }

  private DetectorCounts readCounts(CountsInput input, DetectorConfiguration detector)
      throws IOException {
    return told(input, List.of(input.read()), detector).get(0);
  }

  /** Keeps what a careful reader must know of counts that were read. */
  private List<DetectorCounts> told(
      CountsInput input, List<DetectorCounts> read, DetectorConfiguration detector)
      throws IOException {
    List<Path> files = input.files();
    for (Path file : files) {
      String digest = Sha256.of(file);
      warnOfTheSame(digest, detector.name(), file);
      inputs.add(new InputDigest(file.toString(), digest));
    }
    for (DetectorCounts counts : read) {
      tell(input, files.get(0), counts, detector);
    }
    return read;
  }

  private void tell(
      CountsInput input, Path first, DetectorCounts counts, DetectorConfiguration detector)
      throws IOException {
    String order = counts.origin().cuts().get(LocalCountsTable.PIXEL_ORDER);
    if (order != null && !(input instanceof CountsInput.Arrow)) {
      warnings.add(first + ": pixel order " + order);
    }
    if (counts.origin().eventsUsed() == 0) {
      warnings.add(first + ": there is no event in view, all counts are 0");
    }
    warnings.addAll(new CountsAgreement(first, counts).with(detector, configuration));
    compareRuns(counts, first);
    warnings.addAll(counts.origin().remarks());
  }

  /** Two detectors that read the same bytes may count the same events. */
  private void warnOfTheSame(String digest, String detector, Path file) {
    String other = detectorOfDigest.putIfAbsent(digest, detector);
    if (other != null && !other.equals(detector)) {
      warnings.add(
          detector
              + " reads "
              + file
              + ", which is the same as what "
              + other
              + " reads: events that both use count twice, and errors are too small");
    }
  }

  private DetectorCounts bin(String name, DetectorConfiguration.EventInput input)
      throws IOException {
    EventLists.Reading reading = lists.read(name, input, configuration, progress);
    warnOfTheSame(reading.digest(), name, input.file().path());
    inputs.addAll(reading.files());
    DetectorCounts counts = withRemarks(name, reading);
    warnings.addAll(counts.origin().remarks());
    if (reading.inRuns().isPresent()) {
      EventsInRuns inRuns = reading.inRuns().get();
      // A share of the events leaves most of the live time to the others.
      boolean isWhole = !reading.share().isPart();
      if (isWhole
          && configuration.runs(name).orElseThrow().withoutEvents()
              == LiveTimeConfiguration.WithoutEvents.REFUSE) {
        inRuns.refuseSilence();
      }
      inRuns.warningOfOutsiders().ifPresent(warnings::add);
      inRuns.warningOfSilence().filter(warning -> isWhole).ifPresent(warnings::add);
      counts = inRuns.describe(counts, digestOfRuns(configuration.runs(name).orElseThrow()));
    }
    OptionalDouble energy = reading.meanEnergy();
    if (energy.isPresent()) {
      sumOfEnergies += energy.getAsDouble() * counts.origin().eventsUsed();
      eventsWithEnergy += counts.origin().eventsUsed();
    }
    return counts;
  }

  /** Counts with what is said of their list, by itself and beside the others. */
  private DetectorCounts withRemarks(String name, EventLists.Reading reading) {
    DetectorCounts counts = reading.counts(name, configuration.timeFrame());
    List<String> remarks = new ArrayList<>(counts.origin().remarks());
    for (EventLists.Reading other : readings.values()) {
      // Of the same file it is said already.
      if (!other.digest().equals(reading.digest())) {
        reading.events().remarkOnEventsOf(other.events()).ifPresent(remarks::add);
      }
    }
    readings.put(name, reading);
    return counts.withRemarks(remarks);
  }

  /** SHA-256 of a list of runs, which becomes one of the inputs. */
  private String digestOfRuns(LiveTimeConfiguration runs) throws IOException {
    Path list = runs.file().orElseThrow();
    InputDigest input = new InputDigest(list.toString(), Sha256.of(list));
    if (!inputs.contains(input)) {
      inputs.add(input);
    }
    return input.sha256();
  }

  /** Counts tell which runs their events are in, or it is not known. */
  private void compareRuns(DetectorCounts counts, Path file) throws IOException {
    Optional<LiveTimeConfiguration> runs = configuration.runs(counts.name());
    if (runs.isPresent()
        && !EventsInRuns.cut(digestOfRuns(runs.get()))
            .equals(counts.origin().cuts().get(EventsInRuns.CUT))) {
      warnings.add(
          file
              + " does not say that its events lie in the runs of "
              + runs.get().file().orElseThrow()
              + "; an event outside of them has no live time and makes anisotropy");
    }
  }

  /**
   * Mean energy of the events read so far, in the unit of their column; empty when they have none.
   */
  public OptionalDouble meanEnergy() {
    return eventsWithEnergy > 0
        ? OptionalDouble.of(sumOfEnergies / eventsWithEnergy)
        : OptionalDouble.empty();
  }
}
