package org.anisky.configuration;

import java.util.OptionalInt;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.io.fits.LocalCountsLayout;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.TimeFrame;

/**
 * The section of a detector that names a file of sidereal counts:
 *
 * <pre>
 *   counts: {file: north.arrow}
 *   counts: {directory: parts, from: 2020-01-01T00:00:00Z, until: 2020-07-01T00:00:00Z}
 *   counts: {format: fits-multimap, file: north.fits.gz, azimuth: south-east, bin-time: greenwich,
 *            bin-phase: start}
 *   counts: {format: fits-bins, prefix: maps/north-, suffix: .fits.gz, sidereal-bins: 360,
 *            azimuth: north-west, bin-time: local, bin-phase: centre, nside: 32}
 * </pre>
 *
 * An Arrow file describes itself; for FITS files the detector's section gives the site and the
 * field of view, and the conventions have no default, because nothing in the files tells them.
 */
final class CountsConfiguration {
  private static final Interval LATITUDE = Interval.closed(-90, 90);
  private static final Interval LONGITUDE = Interval.closed(-360, 360);
  private static final Interval ZENITH = Interval.openClosed(0, 180);
  private static final String DIRECTORY = "directory";
  private static final int MOST_FILES = 1000;

  /** How counts are stored. */
  enum Format {
    /** The program's own. */
    ARROW,
    /** One image of shape (bins, pixels). */
    FITS_MULTIMAP,
    /** One HEALPix map per bin. */
    FITS_BINS
  }

  /** Which time the bins of FITS files count. */
  enum BinTime {
    /** That of the observatory's meridian. */
    LOCAL,
    /** That of Greenwich. */
    GREENWICH
  }

  /** To which instant of a bin the directions of its pixels belong. */
  enum BinPhase {
    /** The middle. */
    CENTRE,
    /** The beginning. */
    START
  }

  private CountsConfiguration() {}

  /**
   * Reads the section; the caller finishes it.
   *
   * @param detector the section of the detector
   * @param counts the section below it
   * @param timeFrame of the bins of FITS files
   */
  static CountsInput read(
      YamlSection detector, YamlSection counts, String name, TimeFrame timeFrame) {
    Format format = counts.choice("format", Format.class, Format.ARROW);
    if (format == Format.ARROW) {
      return counts.has(DIRECTORY)
          ? parts(counts, name)
          : new CountsInput.Arrow(counts.path("file"));
    }
    if (format == Format.FITS_MULTIMAP) {
      return new CountsInput.Multimap(
          counts.path("file"), layout(detector, counts, name, timeFrame));
    }
    int bins = counts.integer("sidereal-bins", 1, MOST_FILES, 360);
    return new CountsInput.Bins(
        counts.path("prefix"),
        counts.text("suffix", ".fits"),
        bins,
        layout(detector, counts, name, timeFrame));
  }

  private static CountsInput parts(YamlSection counts, String name) {
    if (counts.has("file")) {
      throw counts.invalid("file", "does not go with 'directory', which names all files");
    }
    double from = SelectionConfiguration.instant(counts, "from", Double.NEGATIVE_INFINITY);
    double until = SelectionConfiguration.instant(counts, "until", Double.POSITIVE_INFINITY);
    if (!(from < until)) {
      throw counts.invalid(
          "until", counts.text("until") + " is not after 'from', which is " + counts.text("from"));
    }
    return new CountsInput.Parts(counts.path(DIRECTORY), name, from, until);
  }

  private static LocalCountsLayout layout(
      YamlSection detector, YamlSection counts, String name, TimeFrame timeFrame) {
    Observatory observatory =
        new Observatory(
            name, detector.angle("latitude", LATITUDE), detector.angle("longitude", LONGITUDE));
    FieldOfView fieldOfView = new FieldOfView(detector.angle("max-zenith", ZENITH));
    AzimuthConvention azimuth = counts.choice("azimuth", AzimuthConvention.class);
    boolean greenwich = counts.choice("bin-time", BinTime.class) == BinTime.GREENWICH;
    boolean start = counts.choice("bin-phase", BinPhase.class) == BinPhase.START;
    OptionalInt nside =
        counts.has("nside")
            ? OptionalInt.of(GridConfiguration.nside(counts, "nside", 64))
            : OptionalInt.empty();
    return new LocalCountsLayout(
        name,
        observatory,
        fieldOfView,
        azimuth,
        timeFrame,
        greenwich ? observatory.longitude() : 0,
        start,
        nside);
  }
}
