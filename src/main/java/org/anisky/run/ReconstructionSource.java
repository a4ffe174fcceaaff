package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.Workers;
import org.anisky.configuration.ReconstructionConfiguration;
import org.anisky.configuration.RunConfiguration;
import org.anisky.configuration.SkyMapsConfiguration;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.EnergyRange;
import org.anisky.counts.EnergyRanges;
import org.anisky.grid.HealpixGrid;
import org.anisky.inference.ToyKeeper;
import org.anisky.inference.UsualToys;
import org.anisky.io.EventProgress;
import org.anisky.io.files.InputDigest;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstruction;

/**
 * What a configuration names, of whatever kind the data are, on the way to a reconstruction: all of
 * it, or the part that one range of energy holds.
 */
public interface ReconstructionSource {
  /**
   * Of what a configuration means: events and counts of detectors, or maps of the sky.
   *
   * @param listener is told how many events are read
   */
  static ReconstructionSource of(YamlSection section, Workers workers, RunListener listener)
      throws IOException {
    return SkyMapsConfiguration.isMeantBy(section)
        ? SkyMapSource.read(SkyMapsConfiguration.of(section))
        : DetectorSource.of(
            RunConfiguration.of(section),
            Optional.empty(),
            Optional.empty(),
            workers,
            listener::events);
  }

  /** The configuration that names the data. */
  ReconstructionConfiguration configuration();

  /** Whose data they are, and how they are reconstructed, for pictures. */
  String title();

  /** The ranges of energy that are asked for one by one; empty for one reconstruction. */
  Optional<Ranges> ranges();

  /** The part of the data that a range of energy holds. */
  ReconstructionSource within(EnergyRange range);

  /**
   * Reads what was not read yet and reconstructs it.
   *
   * @param events is told how many events are read
   * @param sweeps is told of every step of a fit
   * @throws IOException when a file cannot be read
   * @throws org.anisky.InvalidInputException when what is read is not allowed
   */
  Outcome reconstruct(EventProgress events, Progress sweeps) throws IOException;

  /**
   * As {@link #reconstruct}, and looks for excesses anywhere on the sky where the kind of data
   * allows it.
   *
   * @param events is told how many events are read
   * @param sweeps is told of every step of a fit
   * @param usualToys isotropic toys when the configuration does not say how many
   * @param keeper of toys
   */
  default SearchedSky searched(
      EventProgress events, Progress sweeps, UsualToys usualToys, ToyKeeper keeper)
      throws IOException {
    return new SearchedSky(reconstruct(events, sweeps), Optional.empty());
  }

  /**
   * A reconstruction with what its files tell beside it.
   *
   * @param result of the fit
   * @param inputs that were read
   * @param meanEnergy of the events used; empty when their energies are not known
   * @param mapGrid of the maps in files
   */
  record Outcome(
      Reconstruction result,
      List<InputDigest> inputs,
      OptionalDouble meanEnergy,
      HealpixGrid mapGrid) {
    /** The same with more said of the result. */
    Outcome with(Reconstruction other) {
      return new Outcome(other, inputs, meanEnergy, mapGrid);
    }
  }

  /**
   * Ranges of energy.
   *
   * @param all differential and cumulative
   * @param unit of the energies
   * @param published tables of published dipoles beside those of the program
   */
  record Ranges(EnergyRanges all, String unit, List<Path> published) {
    /**
     * The name of a range's directory: one that reaches to the end is cumulative, whatever else it
     * is.
     */
    public String directory(EnergyRange range) {
      String from = EnergyRange.number(range.from());
      return all.cumulative().contains(range)
          ? "energy-from-" + from
          : "energy-" + from + "-" + EnergyRange.number(range.until());
    }

    /** A range with its unit. */
    public String describe(EnergyRange range) {
      return range.describe() + " " + unit;
    }
  }
}
