package org.anisky.simulation;

import java.util.Locale;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.counts.CountsOrigin;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.model.PixelTableScan;
import org.anisky.model.RingShiftScan;
import org.anisky.model.SkyScan;
import org.anisky.sky.Degrees;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/**
 * Simulates the counts of detectors under one sky: expected counts mu_{tau i} = I N_tau A_i, and
 * Poisson draws around them.
 *
 * <p>The counts are the same bits for any number of threads. Every draw is decided by IEEE
 * arithmetic and {@link StrictMath}; the pixel centres and the rotation come from packages {@code
 * grid} and {@code sky}, which use {@link Math}, so that another Java runtime may change an
 * expected count in its last bits, and with it, once in about 1e12 draws, a count.
 */
public final class CountsSimulator {
  /** The clock of simulated counts: every event is at the centre of its pixel and bin. */
  public static final String NO_CLOCK = "none: simulated in sidereal bins";

  /** Local pixels are cut into this many blocks, whatever the number of threads. */
  private static final int BLOCKS = 64;

  private final SyntheticSky sky;
  private final SkySampling sampling;
  private final SiderealBinning binning;
  private final Fluctuations fluctuations;
  private final Workers workers;

  /** A simulator of one sky in one binning. */
  public CountsSimulator(
      SyntheticSky sky,
      SkySampling sampling,
      SiderealBinning binning,
      Fluctuations fluctuations,
      Workers workers) {
    this.sky = sky;
    this.sampling = sampling;
    this.binning = binning;
    this.fluctuations = fluctuations;
    this.workers = workers;
  }

  /**
   * Simulates one detector.
   *
   * @param streams keyed by the detector's name and the sidereal bin
   * @throws InvalidInputException when sky, acceptance or rate are not usable
   */
  public DetectorCounts simulate(SimulatedDetector detector, RandomStreams streams) {
    double[][] counts = expected(detector, streams);
    if (fluctuations == Fluctuations.POISSON) {
      CountsDraw draw = new CountsDraw(counts);
      // Each bin takes the place of its expectation, so that no second table is in memory.
      workers.run(
          counts.length,
          tau ->
              counts[tau] =
                  draw.bin(
                      tau, streams.stream(detector.name(), tau, RandomStreams.Purpose.COUNTS)));
    }
    DetectorCounts simulated =
        new DetectorCounts(
            detector.name(),
            detector.sky(),
            binning,
            TimeFrame.SIDEREAL,
            counts,
            null,
            origin(detector, counts, streams));
    return detector.block().map(simulated::asBlock).orElse(simulated);
  }

  /**
   * The expected counts.
   *
   * @return mu_{tau i}, events, shape (T, P)
   */
  public double[][] expected(SimulatedDetector detector, RandomStreams streams) {
    LocalSky local = detector.sky();
    double[] acceptance = detector.acceptance().on(local, detector.name()).acceptance();
    double[] rate =
        detector.rate().backgroundRate(binning, detector.events(), detector.name(), streams);
    double[][] table = new double[binning.bins()][local.size()];
    if (sampling.equatorialGrid().isPresent()) {
      fillOnPixels(local, sampling.equatorialGrid().get(), table);
    } else {
      fillExactly(local, table);
    }
    workers.run(
        table.length,
        tau -> {
          double[] bin = table[tau];
          for (int i = 0; i < bin.length; i++) {
            bin[i] *= rate[tau] * acceptance[i];
          }
        });
    if (!detector.changes().isEmpty()) {
      double[][] factors =
          AcceptanceWave.factors(detector.changes(), local, binning, detector.name());
      for (int tau = 0; tau < table.length; tau++) {
        for (int i = 0; i < table[tau].length; i++) {
          table[tau][i] *= factors[tau][i];
        }
      }
    }
    return table;
  }

  /** A local pixel stays on one parallel of declination all day. */
  private void fillExactly(LocalSky local, double[][] intensity) {
    int bins = binning.bins();
    workers.run(
        BLOCKS,
        block -> {
          double[] rightAscensions = new double[bins];
          double[] values = new double[bins];
          int end = firstPixel(block + 1, local.size());
          for (int i = firstPixel(block, local.size()); i < end; i++) {
            EquatorialDirection direction = local.directionAtSiderealZero(i);
            for (int tau = 0; tau < bins; tau++) {
              rightAscensions[tau] = direction.rightAscension() + binning.centre(tau);
            }
            double sinDeclination = StrictMath.sin(direction.declination());
            sky.relativeIntensity(sinDeclination, rightAscensions, values);
            for (int tau = 0; tau < bins; tau++) {
              intensity[tau][i] = values[tau];
            }
          }
        });
  }

  private static int firstPixel(int block, int pixels) {
    return (int) ((long) block * pixels / BLOCKS);
  }

  private void fillOnPixels(LocalSky local, SkyGrid grid, double[][] intensity) {
    double[] values = sky.relativeIntensity(grid);
    SkyScan scan = scan(local, grid);
    workers.run(
        intensity.length,
        tau -> {
          double[] bin = intensity[tau];
          for (int i = 0; i < bin.length; i++) {
            bin[i] = values[scan.equatorialPixel(tau, i)];
          }
        });
  }

  /** The scan that {@link org.anisky.model.ScannedData} takes, without its table. */
  private SkyScan scan(LocalSky local, SkyGrid grid) {
    return local.grid() instanceof CylindricalGrid own
            && CylindricalGrid.of(own.rings(), own.columns()).equals(grid)
        ? new RingShiftScan(local, binning, Workers.single())
        : new PixelTableScan(local, binning, grid, Workers.single(), 0);
  }

  private CountsOrigin origin(
      SimulatedDetector detector, double[][] counts, RandomStreams streams) {
    double total = 0;
    for (double[] bin : counts) {
      double sum = 0;
      for (double n : bin) {
        sum += n;
      }
      total += sum;
    }
    String source =
        String.format(
            Locale.ROOT,
            "simulation, seed %d, replica %d, %s, %s",
            streams.seed(),
            streams.replica(),
            fluctuations.key(),
            sampling.describe());
    String view =
        String.format(
            Locale.ROOT,
            "zenith <= %s deg by pixel centre",
            Degrees.text(detector.sky().fieldOfView().maxZenith()));
    return new CountsOrigin(
        source,
        "",
        Math.round(total),
        Map.of(),
        Double.NaN,
        Map.of("field of view", view),
        NO_CLOCK);
  }
}
