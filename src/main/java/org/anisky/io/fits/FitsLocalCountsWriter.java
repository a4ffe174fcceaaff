package org.anisky.io.fits;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.anisky.InvalidInputException;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.LocalSky;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.files.OutputFailure;
import org.anisky.io.files.ResultDirectory;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.Degrees;
import org.anisky.sky.SkyFrame;

/**
 * Writes counts on a local HEALPix grid for other programs, in the layouts that {@link
 * FitsLocalCounts} reads. Every count is kept to the bit; pixels out of view are 0 in a multimap
 * and unseen in maps. The header says what no layout says of itself: site, azimuth convention,
 * start of the first bin. DATASUM and CHECKSUM guard every unit.
 */
public final class FitsLocalCountsWriter {
  private FitsLocalCountsWriter() {}

  /**
   * Writes one file with all sidereal bins: the image MAPS of shape (bins, pixels), and when events
   * have weights the images WMAP and W2MAPS.
   *
   * @throws InvalidInputException when the grid is not HEALPix
   * @throws IOException when the file cannot be written
   */
  public static void writeMultimap(Path file, DetectorCounts counts) throws IOException {
    HealpixGrid grid = grid(counts);
    int bins = counts.binning().bins();
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      FitsBlocks.writeHeader(out, FitsMapWriter.primaryCards(), new FitsChecksum());
      writeImage(out, "MAPS", counts, grid, counts::bin);
      if (counts.isWeighted()) {
        writeImage(out, "WMAP", counts, grid, counts::bin);
        writeImage(out, "W2MAPS", counts, grid, counts::squaredWeights);
      }
    } catch (IOException e) {
      throw OutputFailure.of("cannot write " + bins + " bins to", file, e);
    }
  }

  private static void writeImage(
      DataOutputStream out,
      String name,
      DetectorCounts counts,
      HealpixGrid grid,
      IntFunction<double[]> rows)
      throws IOException {
    int bins = counts.binning().bins();
    List<FitsCard> cards = new ArrayList<>();
    cards.add(new FitsCard("XTENSION", "IMAGE", "image extension"));
    cards.add(new FitsCard("BITPIX", -64, "array data type"));
    cards.add(new FitsCard("NAXIS", 2, "number of array dimensions"));
    cards.add(new FitsCard("NAXIS1", grid.size(), "pixels"));
    cards.add(new FitsCard("NAXIS2", bins, "sidereal bins"));
    cards.add(new FitsCard("PCOUNT", 0, "number of group parameters"));
    cards.add(new FitsCard("GCOUNT", 1, "number of groups"));
    cards.add(new FitsCard("EXTNAME", name, "name of this extension"));
    cards.add(new FitsCard("ORDERING", "RING", "Pixel ordering scheme, either RING or NESTED"));
    cards.add(new FitsCard("NSIDE", grid.nside(), "Resolution parameter of HEALPIX"));
    cards.addAll(conventions(counts));
    double[] image = new double[grid.size()];
    FitsChecksum sum = new FitsChecksum();
    for (int tau = 0; tau < bins; tau++) {
      fill(image, rows.apply(tau), counts.sky());
      for (double value : image) {
        sum.add(value);
      }
    }
    FitsBlocks.writeHeader(out, cards, sum);
    for (int tau = 0; tau < bins; tau++) {
      fill(image, rows.apply(tau), counts.sky());
      for (double value : image) {
        out.writeDouble(value);
      }
    }
    FitsBlocks.pad(out, (long) bins * grid.size() * Double.BYTES);
  }

  /** Puts values in view where they belong; the others keep their zeros. */
  private static void fill(double[] image, double[] row, LocalSky sky) {
    for (int i = 0; i < row.length; i++) {
      image[sky.gridPixel(i)] = row[i];
    }
  }

  /**
   * Writes one map per sidereal bin, {@code PREFIX000.fits} and so on.
   *
   * @param prefix what comes before the number of the bin
   * @throws InvalidInputException when the grid is not HEALPix, or events have weights, for which
   *     this layout has no place
   * @throws IOException when a file cannot be written
   */
  public static void writeBins(ResultDirectory directory, String prefix, DetectorCounts counts)
      throws IOException {
    HealpixGrid grid = grid(counts);
    if (counts.isWeighted()) {
      throw InvalidInputException.of(
          "%s: one map per sidereal bin has no place for squared weights; convert to fits-multimap",
          counts.name());
    }
    LocalSky sky = counts.sky();
    BitSet inView = new BitSet(grid.size());
    for (int i = 0; i < sky.size(); i++) {
      inView.set(sky.gridPixel(i));
    }
    double[] values = new double[grid.size()];
    for (int tau = 0; tau < counts.binning().bins(); tau++) {
      for (int i = 0; i < sky.size(); i++) {
        values[sky.gridPixel(i)] = counts.count(tau, i);
      }
      SkyMap map = SkyMap.of(grid, SkyFrame.LOCAL_HORIZON, "counts", "events", values, inView);
      List<FitsCard> cards = new ArrayList<>(conventions(counts));
      cards.removeIf(card -> card.key().equals("AZIMUTH"));
      cards.add(new FitsCard("BIN", tau, "number of the sidereal bin"));
      String name = String.format(Locale.ROOT, "%s%03d.fits", prefix, tau);
      FitsMaps.write(directory.file(name), "COUNTS", List.of(map), cards);
    }
  }

  private static HealpixGrid grid(DetectorCounts counts) {
    if (counts.sky().grid() instanceof HealpixGrid grid) {
      return grid;
    }
    throw InvalidInputException.of(
        "%s has a %s grid; local maps in FITS need a HEALPix grid",
        counts.name(), counts.sky().grid().describe());
  }

  private static List<FitsCard> conventions(DetectorCounts counts) {
    LocalSky sky = counts.sky();
    return List.of(
        new FitsCard("DETECTOR", counts.name(), "name of the detector"),
        new FitsCard("LATITUDE", Degrees.of(sky.observatory().latitude()), "[deg] of the site"),
        new FitsCard("LONGITUD", Degrees.of(sky.observatory().longitude()), "[deg] East positive"),
        new FitsCard("MAXZEN", Degrees.of(sky.fieldOfView().maxZenith()), "[deg] largest zenith"),
        new FitsCard("AZIMUTH", AzimuthConvention.NORTH_WEST.key(), "longitude: from, through"),
        new FitsCard("TIMEFRAM", counts.timeFrame().key(), "time frame of the bins"),
        new FitsCard("BINTIME", "local", "bins count local time, not Greenwich"),
        new FitsCard("BINPHASE", "centre", "directions belong to the centres of bins"),
        new FitsCard("BINSTART", Degrees.of(counts.binning().start()), "[deg] start of bin 0"));
  }
}
