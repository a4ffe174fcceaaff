package org.anisky.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.anisky.configuration.DetectorConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.counts.DetectorCounts;
import org.anisky.io.arrow.ArrowCounts;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.fits.FitsLocalCountsWriter;
import org.anisky.io.json.EnumKeys;
import org.anisky.io.json.Json;

/**
 * Sidereal counts from whichever format a configuration names into another, every count kept to the
 * bit.
 *
 * @param configuration names the counts
 * @param format of the files written
 * @param listener is told of every detector
 */
public record CountsConversion(
    RunConfiguration configuration, Format format, RunListener listener) {
  private static final String FORMAT = "anisky-converted/1";

  /** Formats that can be written. */
  public enum Format {
    /** The program's own, {@code NAME.arrow}. */
    ARROW,
    /** One image of shape (bins, pixels), {@code NAME.fits}. */
    FITS_MULTIMAP,
    /** One map per bin, {@code NAME-000.fits} and so on. */
    FITS_BINS;

    /** The name in commands and files, for example {@code fits-bins}. */
    public String key() {
      return EnumKeys.key(this);
    }
  }

  /** Checks that there is one range of energy. */
  public CountsConversion {
    configuration.requireOneRange("convert");
  }

  /**
   * Reads and writes, detector after detector.
   *
   * @param existing what happens to a directory that is there
   */
  public void run(ExistingOutput existing) throws IOException {
    DatasetReader reader = new DatasetReader(configuration, Optional.empty());
    try (ResultDirectory directory = ResultDirectory.create(configuration.output(), existing)) {
      Map<String, Object> events = new LinkedHashMap<>();
      for (DetectorConfiguration detector : configuration.detectors()) {
        listener.doing("converting " + detector.name());
        DetectorCounts counts = reader.read(detector);
        write(directory, counts);
        events.put(counts.name(), counts.origin().eventsUsed());
        listener.converted(counts);
      }
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("format", FORMAT);
      tree.put("written", format.key());
      tree.put("events", events);
      tree.put("configuration", configuration.effective());
      Json.write(directory.file(ResultDirectory.COUNTS_MARK), tree);
      directory.commit();
      reader.warnings().forEach(listener::warning);
      listener.written("Counts", directory.target());
    }
  }

  private void write(ResultDirectory directory, DetectorCounts counts) throws IOException {
    String name = counts.name();
    switch (format) {
      case ARROW -> ArrowCounts.write(directory.file(name + ".arrow"), counts);
      case FITS_MULTIMAP ->
          FitsLocalCountsWriter.writeMultimap(directory.file(name + ".fits"), counts);
      case FITS_BINS -> FitsLocalCountsWriter.writeBins(directory, name + "-", counts);
    }
  }
}
