package org.anisky.counts;

import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/**
 * Counts n[tau][i] of one detector: events (or sums of weights) per sidereal bin tau and local
 * pixel i in view. Immutable; the arrays are not copied, because they are large: whoever hands them
 * in gives them away.
 */
public final class DetectorCounts {
  private final String name;
  private final LocalSky sky;
  private final SiderealBinning binning;
  private final TimeFrame timeFrame;

  /** Null when the counts are sparse. */
  private final double[][] counts;

  /** Null when the counts are not sparse. */
  private final SparseCounts sparse;

  private final double[][] squaredWeights;
  private final CountsOrigin origin;
  private final Optional<EventStatistics> eventStatistics;
  private final Optional<ExactSums> exactSums;
  private final Optional<CountsBlock> block;

  /** Is told of the cells that hold something. */
  @FunctionalInterface
  public interface CellVisitor {
    /**
     * One cell.
     *
     * @param i local pixel in view
     * @param n counts, above 0
     */
    void cell(int i, double n);
  }

  /** Counts without sums over their events. */
  public DetectorCounts(
      String name,
      LocalSky sky,
      SiderealBinning binning,
      TimeFrame timeFrame,
      double[][] counts,
      double[][] squaredWeights,
      CountsOrigin origin) {
    this(name, sky, binning, timeFrame, counts, squaredWeights, origin, Optional.empty());
  }

  /**
   * @param name of the detector, as in messages and results
   * @param counts n[tau][i], events, shape (T, P), finite and &gt;= 0; not copied, not modified
   * @param squaredWeights sums of squared weights, shape (T, P), or null when every weight is 1;
   *     not copied, not modified
   * @param eventStatistics sums over the events, when they were asked for
   * @throws InvalidInputException with bin and pixel when a count is negative or not finite
   */
  public DetectorCounts(
      String name,
      LocalSky sky,
      SiderealBinning binning,
      TimeFrame timeFrame,
      double[][] counts,
      double[][] squaredWeights,
      CountsOrigin origin,
      Optional<EventStatistics> eventStatistics) {
    this.name = name;
    this.sky = sky;
    this.binning = binning;
    this.timeFrame = timeFrame;
    this.counts = counts;
    sparse = null;
    this.squaredWeights = squaredWeights;
    this.origin = origin;
    this.eventStatistics = eventStatistics;
    exactSums = Optional.empty();
    block = Optional.empty();
    check("count", counts);
    if (squaredWeights != null) {
      check("sum of squared weights", squaredWeights);
    }
  }

  /**
   * Counts of weight 1 of which nearly all are zero.
   *
   * @param counts n[tau][i], events, shape (T, P)
   */
  public DetectorCounts(
      String name,
      LocalSky sky,
      SiderealBinning binning,
      TimeFrame timeFrame,
      SparseCounts counts,
      CountsOrigin origin) {
    this.name = name;
    this.sky = sky;
    this.binning = binning;
    this.timeFrame = timeFrame;
    this.counts = null;
    sparse = counts;
    squaredWeights = null;
    this.origin = origin;
    eventStatistics = Optional.empty();
    exactSums = Optional.empty();
    block = Optional.empty();
    checkBins(counts.bins());
    checkPixels(0, counts.localPixels());
  }

  private DetectorCounts(
      DetectorCounts other,
      CountsOrigin origin,
      Optional<EventStatistics> eventStatistics,
      Optional<ExactSums> exactSums,
      Optional<CountsBlock> block) {
    name = block.map(CountsBlock::name).orElse(other.name);
    sky = other.sky;
    binning = other.binning;
    timeFrame = other.timeFrame;
    counts = other.counts;
    sparse = other.sparse;
    squaredWeights = other.squaredWeights;
    this.origin = origin;
    this.eventStatistics = eventStatistics;
    this.exactSums = exactSums;
    this.block = block;
  }

  /** The same counts as one block of a detector, under the name of the block. */
  public DetectorCounts asBlock(CountsBlock ofDetector) {
    return new DetectorCounts(this, origin, eventStatistics, exactSums, Optional.of(ofDetector));
  }

  /** The same counts with sums over their events. */
  public DetectorCounts withEventStatistics(EventStatistics sums) {
    return new DetectorCounts(this, origin, Optional.of(sums), exactSums, block);
  }

  /**
   * The same counts with what rounding left of them.
   *
   * @param sums of the same counts and events
   * @throws InvalidInputException when they are of others
   */
  public DetectorCounts withExactSums(ExactSums sums) {
    if (eventStatistics.isPresent() != !sums.events().isEmpty()
        || eventStatistics.isPresent() && !sums.belongsTo(eventStatistics.get())) {
      throw InvalidInputException.of("%s: the exact sums over events are not its own", name);
    }
    return new DetectorCounts(this, origin, eventStatistics, Optional.of(sums), block);
  }

  /** The same counts with another origin. */
  /** The same, made a share of the events; the whole list when it is not. */
  public DetectorCounts inShare(EventShare share) {
    return share.isPart() ? withOrigin(origin.withCut(EventShare.CUT, share.toString())) : this;
  }

  /**
   * The same, told of which files they are.
   *
   * @param digests SHA-256 of each, hexadecimal; of one nothing is told beside the digest
   */
  public DetectorCounts ofFiles(java.util.List<String> digests) {
    return digests.size() > 1 ? withOrigin(origin.ofFiles(digests)) : this;
  }

  DetectorCounts withOrigin(CountsOrigin other) {
    return new DetectorCounts(this, other, eventStatistics, exactSums, block);
  }

  private void checkBins(int bins) {
    if (bins != binning.bins()) {
      throw InvalidInputException.of(
          "%s: %d sidereal bins of counts, but the binning has %d", name, bins, binning.bins());
    }
  }

  private void checkPixels(int tau, int pixels) {
    if (pixels != sky.size()) {
      throw InvalidInputException.of(
          "%s: sidereal bin %d has %d pixels, but %d are in view", name, tau, pixels, sky.size());
    }
  }

  private void check(String what, double[][] table) {
    checkBins(table.length);
    for (int tau = 0; tau < table.length; tau++) {
      checkPixels(tau, table[tau].length);
      check(what, tau, table[tau]);
    }
  }

  private void check(String what, int tau, double[] bin) {
    for (int i = 0; i < bin.length; i++) {
      double n = bin[i];
      if (!(n >= 0 && n < Double.POSITIVE_INFINITY)) {
        throw InvalidInputException.of(
            "%s: sidereal bin %d, pixel %d: %s is %s; it must be finite and >= 0",
            name, tau, sky.gridPixel(i), what, n);
      }
    }
  }

  /** Name of the detector. */
  public String name() {
    return name;
  }

  /** The pixels in view. */
  public LocalSky sky() {
    return sky;
  }

  /** The sidereal bins. */
  public SiderealBinning binning() {
    return binning;
  }

  /** What "sidereal" means here. */
  public TimeFrame timeFrame() {
    return timeFrame;
  }

  /** How the detector looks at the sky, apart from what it counted. */
  public DetectorView view() {
    return new DetectorView(name, sky, binning, timeFrame);
  }

  /** n_{tau i}, events. */
  public double count(int tau, int i) {
    return sparse == null ? counts[tau][i] : sparse.count(tau, i);
  }

  /**
   * One sidereal bin, shape (P); shared, must not be modified. Sparse counts are written out anew
   * in every call: {@link #forEach} does without.
   */
  public double[] bin(int tau) {
    return sparse == null ? counts[tau] : sparse.bin(tau);
  }

  /** Calls a visitor for the cells of one bin that hold something, by growing local pixel. */
  public void forEach(int tau, CellVisitor visitor) {
    if (sparse != null) {
      sparse.forEach(tau, visitor);
      return;
    }
    double[] bin = counts[tau];
    for (int i = 0; i < bin.length; i++) {
      if (bin[i] != 0) {
        visitor.cell(i, bin[i]);
      }
    }
  }

  /** Whether only cells that hold something are kept, so that {@link #bin} costs something. */
  public boolean isSparse() {
    return sparse != null;
  }

  /** Whether weights other than 1 were summed. */
  public boolean isWeighted() {
    return squaredWeights != null;
  }

  /** Sums of squared weights of one sidereal bin, shape (P); shared, must not be modified. */
  public double[] squaredWeights(int tau) {
    return squaredWeights == null ? bin(tau) : squaredWeights[tau];
  }

  /** The same with remarks about its events. */
  public DetectorCounts withRemarks(java.util.List<String> remarks) {
    return withOrigin(origin.withRemarks(remarks));
  }

  /** Where the counts come from. */
  public CountsOrigin origin() {
    return origin;
  }

  /** Of which detector and time this is a block, when it is one. */
  public Optional<CountsBlock> block() {
    return block;
  }

  /** Name of the detector of which this is a block, its own name when it is none. */
  public String wholeName() {
    return block.map(CountsBlock::detector).orElse(name);
  }

  /** Sums over the events themselves, when they were asked for. */
  public Optional<EventStatistics> eventStatistics() {
    return eventStatistics;
  }

  /** What rounding left of the sums, when it is known. */
  public Optional<ExactSums> exactSums() {
    return exactSums;
  }
}
