package org.anisky.reconstruction.harmonic;

import java.util.ArrayList;
import java.util.List;
import org.anisky.counts.HarmonicSums;
import org.anisky.reconstruction.Measurement;
import org.anisky.sky.Turn;

/** The measurements of a harmonic analysis, in the order of a table. */
final class HarmonicTable {
  private final HarmonicOptions options;

  HarmonicTable(HarmonicOptions options) {
    this.options = options;
  }

  /**
   * Amplitude and direction of the full dipole.
   *
   * @param dipole d_0h, d_6h, d_N; not modified
   * @param errors of the same; not modified
   */
  List<Measurement> dipole(double[] dipole, double[] errors) {
    double inPlane = Math.hypot(dipole[0], dipole[1]);
    DipoleIntervals intervals = new DipoleIntervals(inPlane, errors[0], dipole[2], errors[2]);
    double phase = Math.atan2(dipole[1], dipole[0]);
    List<Measurement> table = new ArrayList<>();
    table.add(
        Measurement.of("d_perp", "equatorial component of the dipole", "1", inPlane, errors[0]));
    table.add(Measurement.of("d_z", "polar component of the dipole", "1", dipole[2], errors[2]));
    table.add(
        interval(
            "dipole_amplitude",
            "amplitude of the full dipole",
            "1",
            Math.hypot(inPlane, dipole[2]),
            intervals.amplitude()));
    double turn = intervals.rightAscension();
    table.add(
        degrees(
            "dipole_right_ascension",
            "right ascension of the dipole",
            Turn.positive(phase),
            turn,
            turn));
    double declination = Math.atan2(dipole[2], inPlane);
    double[] limits = intervals.declination();
    table.add(
        degrees(
            "dipole_declination",
            "declination of the dipole",
            declination,
            declination - limits[0],
            limits[1] - declination));
    return table;
  }

  private static Measurement interval(
      String key, String meaning, String unit, double value, double[] limits) {
    return new Measurement(key, meaning, unit, value, value - limits[0], limits[1] - value);
  }

  private static Measurement degrees(
      String key, String meaning, double value, double lower, double upper) {
    return new Measurement(
        key, meaning, "deg", Math.toDegrees(value), Math.toDegrees(lower), Math.toDegrees(upper));
  }

  /** Harmonics and means of one detector. */
  List<Measurement> detector(DetectorHarmonics detector, String suffix) {
    String whose = detector.detector() + ": ";
    List<Measurement> table = new ArrayList<>();
    table.add(
        Measurement.exact("events" + suffix, whose + "events", "1", detector.sums().events()));
    table.add(
        Measurement.exact(
            "mean_cos_declination" + suffix,
            whose + "mean of cos dec, exposure '" + options.exposure().key() + "'",
            "1",
            detector.means().cosDeclination()));
    table.add(
        Measurement.exact(
            "mean_sin_zenith" + suffix,
            whose + "mean of sin zenith, exposure '" + options.exposure().key() + "'",
            "1",
            detector.means().sinZenith()));
    table.add(
        Measurement.exact(
            "rate_p_value" + suffix,
            whose + "probability of such a rate over sidereal time with an even exposure",
            "1",
            detector.rate().probability()));
    addHarmonics(
        detector, "ra", "right ascension", detector.sums().rightAscension(), suffix, table);
    addHarmonics(
        detector,
        "azimuth",
        "azimuth (counter-clockwise from East)",
        detector.sums().azimuth(),
        suffix,
        table);
    return table;
  }

  private void addHarmonics(
      DetectorHarmonics detector,
      String key,
      String angle,
      HarmonicSums sums,
      String suffix,
      List<Measurement> table) {
    for (int k = 1; k <= options.harmonics(); k++) {
      String end = "_" + k + suffix;
      String what = detector.detector() + ": harmonic " + k + " of " + angle + ", ";
      double a = detector.cosine(sums, k);
      double b = detector.sine(sums, k);
      double r = Math.hypot(a, b);
      double phase = Math.toDegrees(Math.atan2(b, a));
      double error = detector.error();
      table.add(Measurement.of(key + "_a" + end, what + "cosine", "1", a, error));
      table.add(Measurement.of(key + "_b" + end, what + "sine", "1", b, error));
      table.add(Measurement.of(key + "_r" + end, what + "amplitude", "1", r, error));
      table.add(
          Measurement.of(
              key + "_phase" + end,
              what + "phase",
              "deg",
              Turn.positiveDegrees(phase),
              Math.toDegrees(error / r)));
      table.add(
          Measurement.exact(
              key + "_p_value" + end, what + "probability", "1", detector.probability(r)));
    }
  }
}
