package org.anisky.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.anisky.counts.DetectorCounts;
import org.anisky.inference.AngularSpectrum;
import org.anisky.inference.JointSignificance;
import org.anisky.inference.SignificanceCalibration;
import org.anisky.inference.SkySignificance;
import org.anisky.io.files.ResultDirectory;
import org.anisky.reconstruction.EnergyTable;
import org.anisky.reconstruction.RangeResult;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.TraceLine;
import org.anisky.simulation.SkyDipole;
import org.anisky.study.EnsembleStatistics;
import org.anisky.study.FrameControl;
import org.anisky.study.IntervalCoverage;
import org.anisky.study.MethodComparison;
import org.anisky.study.regression.SkyReport;

/**
 * Is told what a run does and what comes out of it, as it happens. Every method does nothing unless
 * it is overridden. Called from one thread at a time.
 */
public interface RunListener {
  /** Tells nobody. */
  RunListener SILENT = new RunListener() {};

  /**
   * One of several like parts begins.
   *
   * @param name for a person: a time frame or a range of energy
   */
  default void part(String name) {}

  /**
   * Something begins that takes a while.
   *
   * @param what for a person: {@code simulating North}
   */
  default void doing(String what) {}

  /**
   * A batch of events was read.
   *
   * @param detector its name
   * @param read events of it so far
   */
  default void events(String detector, long read) {}

  /** A sweep of a fit is done. */
  default void sweep(TraceLine sweep) {}

  /** Toys that an interrupted run has finished are taken as they are; at least one. */
  default void toysKnown(int toys) {}

  /**
   * A toy is done.
   *
   * @param done how many are, with those of an earlier run
   * @param all how many there will be
   */
  default void toy(int done, int all) {}

  /** Counts of a detector were made from its events, into a file that may not have its name yet. */
  default void binned(DetectorCounts counts, Path file) {}

  /**
   * Counts of the parts of a detector's events were written.
   *
   * @param parts number of parts
   * @param used events in all of them
   */
  default void binnedParts(String detector, int parts, long used, Path directory) {}

  /** Counts of a detector were written in another format. */
  default void converted(DetectorCounts counts) {}

  /** What a careful reader must know of the data and no result says. */
  default void warning(String text) {}

  /** The data, or one part of them, are reconstructed. */
  default void reconstructed(Reconstruction result) {}

  /**
   * Strategies are compared.
   *
   * @param warnings of the data, which hold for all strategies
   */
  default void compared(MethodComparison comparison, List<String> warnings) {}

  /** The same events in all time frames are set side by side. */
  default void frames(String strategy, FrameControl control) {}

  /** All ranges of energy are reconstructed. */
  default void energies(String strategy, EnergyTable<RangeResult> table) {}

  /** All toys of an ensemble are done. */
  default void ensemble(List<EnsembleStatistics> rows, List<IntervalCoverage> coverage) {}

  /** The significance of the sky, and how often chance does as well anywhere, is known. */
  default void significance(SkySignificance found) {}

  /** What the searches of all parts amount to together. */
  default void searches(JointSignificance joint) {}

  /** The search for excesses was tried on simulated skies. */
  default void calibration(SignificanceCalibration found) {}

  /** The angular power spectrum is measured. */
  default void spectrum(AngularSpectrum spectrum) {}

  /**
   * A sky of a suite is compared. Called from several threads, one at a time.
   *
   * @param done how many are
   * @param all how many there will be
   */
  default void sky(SkyReport report, int done, int all) {}

  /** All skies of a suite are compared. */
  default void regression(List<SkyReport> reports) {}

  /** All skies of a suite are compared with what another version finds. */
  default void moved(List<SkyReport> reports) {}

  /** A sky is simulated. */
  default void simulated(SkyDipole truth) {}

  /**
   * A directory of results has all its files and is about to get its name: the last moment to add
   * others.
   *
   * @throws IOException when they cannot be written
   */
  default void filled(ResultDirectory directory) throws IOException {}

  /**
   * A directory of results is whole and has its name.
   *
   * @param what for a person: {@code Result}
   */
  default void written(String what, Path directory) {}
}
