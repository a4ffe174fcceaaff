package org.anisky.io.fits;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.sky.SkyFrame;

/** The columns of a HEALPix table, in RING order whatever the order in the file. Immutable. */
public final class HealpixColumns {
  private final HealpixGrid grid;
  private final SkyFrame frame;
  private final List<String> names;
  private final List<String> units;
  private final List<double[]> values;
  private final List<BitSet> observed;
  private final BitSet listed;
  private final LocalCountsHeader header;
  private final String coordinates;

  /**
   * @param frame null when the file does not say
   * @param values shape (columns)(grid.size()); not copied
   * @param observed which pixels carry a value, per column; not copied
   * @param listed the pixels of a list of pixels; null when the file has all; not copied
   * @param header what else the file says
   * @param coordinates SKYFRAME or COORDSYS as written, empty when the file does not say
   */
  HealpixColumns(
      HealpixGrid grid,
      SkyFrame frame,
      List<String> names,
      List<String> units,
      List<double[]> values,
      List<BitSet> observed,
      BitSet listed,
      LocalCountsHeader header,
      String coordinates) {
    this.grid = grid;
    this.frame = frame;
    this.names = List.copyOf(names);
    this.units = List.copyOf(units);
    this.values = new ArrayList<>(values);
    this.observed = new ArrayList<>(observed);
    this.listed = listed;
    this.header = header;
    this.coordinates = coordinates;
  }

  /** The pixels. */
  public HealpixGrid grid() {
    return grid;
  }

  /** The axes, when the file says (COORDSYS C or G, or SKYFRAME). */
  public Optional<SkyFrame> frame() {
    return Optional.ofNullable(frame);
  }

  /** Names of the columns (TTYPE), in the file's order, without PIXEL. */
  public List<String> names() {
    return names;
  }

  /** Number of columns. */
  public int size() {
    return names.size();
  }

  /**
   * A column as a map; pixels that are UNSEEN, NaN or not listed in the file are not observed.
   *
   * @param k column, from 0
   * @param frameIfUnstated the axes when the file does not say
   */
  public SkyMap map(int k, SkyFrame frameIfUnstated) {
    return SkyMap.of(
        grid,
        frame == null ? frameIfUnstated : frame,
        names.get(k),
        units.get(k),
        values.get(k),
        observed.get(k));
  }

  /** What the file says of its axes, as written; empty when it does not say. */
  public String coordinates() {
    return coordinates;
  }

  /** Number of pixels of a file that lists pixels, empty for a file that has all. */
  public OptionalInt listedPixels() {
    return listed == null ? OptionalInt.empty() : OptionalInt.of(listed.cardinality());
  }

  /** What the file says of local counts. */
  public LocalCountsHeader header() {
    return header;
  }

  /**
   * A column of counts, shared: pixels that a list of pixels left out are 0, all others as in the
   * file, UNSEEN and NaN too.
   */
  double[] countsOrUnseen(int k) {
    double[] counts = values.get(k);
    if (listed == null) {
      return counts;
    }
    double[] all = new double[counts.length];
    listed.stream().forEach(pixel -> all[pixel] = counts[pixel]);
    return all;
  }
}
