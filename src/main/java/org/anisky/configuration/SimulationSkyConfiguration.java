package org.anisky.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.grid.SkyMap;
import org.anisky.simulation.HarmonicTerm;
import org.anisky.simulation.MapTerm;
import org.anisky.simulation.RandomStreams;
import org.anisky.simulation.SkyDipole;
import org.anisky.simulation.SkyPowerSpectrum;
import org.anisky.simulation.SkyTerm;
import org.anisky.simulation.Spot;
import org.anisky.simulation.SyntheticSky;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.SkyFrame;

/**
 * Reads the section that describes a synthetic sky; all that is given adds up, and without anything
 * the sky is isotropic:
 *
 * <pre>
 *   dipole: {amplitude: 1e-3, right-ascension: 40 deg, declination: -10 deg}
 *   # or    {d_0h: 7e-4, d_6h: 6e-4, d_N: 0}
 *   multipoles: [{l: 2, m: 1, value: 1e-4}]       # real orthonormal harmonics
 *   power-spectrum: {amplitude: 1e-7, l-min: 1, l-max: 30, seed: 7}
 *   # C_l = amplitude 18/((2l+1)(l+1)(l+2)), so that C_1 = amplitude; seed: by default that of all
 *   # or: {values: [1e-7, 4e-8], l-min: 1, seed: 7}
 *   spots: [{right-ascension: 70 deg, declination: 15 deg, radius: 10 deg, amplitude: 5e-4,
 *            shape: top-hat}]                     # or gaussian: radius is the standard deviation
 *   map: {file: sky.fits, column: 1, values: relative-intensity}      # or anisotropy (dI)
 * </pre>
 */
final class SimulationSkyConfiguration {
  private static final Interval DECLINATION = Interval.closed(-90, 90);
  private static final Interval RIGHT_ASCENSION = Interval.closed(-360, 360);
  private static final Interval SPOT_RADIUS = Interval.openClosed(0, 180);
  private static final int LARGEST_DEGREE = 2000;

  /** What the pixels of a map are. */
  private enum MapValues {
    RELATIVE_INTENSITY,
    ANISOTROPY
  }

  private final long seed;

  /**
   * @param seed of the power spectrum unless it has its own
   */
  SimulationSkyConfiguration(long seed) {
    this.seed = seed;
  }

  /** Reads the section; the caller finishes it. */
  SyntheticSky read(YamlSection sky) throws IOException {
    List<SkyTerm> terms = new ArrayList<>();
    sky.optionalSection("dipole").ifPresent(dipole -> terms.add(dipole(dipole)));
    if (sky.has("multipoles")) {
      terms.add(multipoles(sky.sections("multipoles")));
    }
    sky.optionalSection("power-spectrum").ifPresent(spectrum -> terms.add(spectrum(spectrum)));
    for (YamlSection spot : sky.optionalSections("spots")) {
      terms.add(spot(spot));
    }
    if (sky.has("map")) {
      terms.add(map(sky.section("map")));
    }
    return SyntheticSky.of(terms);
  }

  private static SkyTerm dipole(YamlSection dipole) {
    boolean polar =
        dipole.has("amplitude") | dipole.has("right-ascension") | dipole.has("declination");
    boolean components = dipole.has("d_0h") | dipole.has("d_6h") | dipole.has("d_N");
    if (polar == components) {
      throw dipole.invalid(
          (polar ? "two dipoles are" : "no dipole is")
              + " given; give either amplitude, right-ascension and declination or d_0h, d_6h and"
              + " d_N");
    }
    if (polar) {
      double amplitude = dipole.number("amplitude", Interval.closed(0, 1));
      return HarmonicTerm.of(SkyDipole.of(amplitude, direction(dipole)));
    }
    Interval range = Interval.closed(-1, 1);
    return HarmonicTerm.of(
        new SkyDipole(
            dipole.number("d_0h", range, 0),
            dipole.number("d_6h", range, 0),
            dipole.number("d_N", range, 0)));
  }

  private static EquatorialDirection direction(YamlSection section) {
    return new EquatorialDirection(
        section.angle("right-ascension", RIGHT_ASCENSION),
        section.angle("declination", DECLINATION));
  }

  private static SkyTerm multipoles(List<YamlSection> sections) {
    List<HarmonicTerm.Coefficient> coefficients = new ArrayList<>();
    for (YamlSection section : sections) {
      int l = section.integer("l", 1, LARGEST_DEGREE);
      int m = section.integer("m", -l, l);
      double value = section.number("value", Interval.FINITE);
      coefficients.add(new HarmonicTerm.Coefficient(l, m, value));
    }
    return HarmonicTerm.of(coefficients);
  }

  private SkyTerm spectrum(YamlSection section) {
    int lMin = section.integer("l-min", 1, LARGEST_DEGREE, 1);
    SkyPowerSpectrum spectrum;
    if (section.has("values")) {
      List<Double> values = section.numbers("values", Interval.NOT_NEGATIVE);
      double[] list = values.stream().mapToDouble(Double::doubleValue).toArray();
      if (list.length == 0 || lMin + list.length - 1 > LARGEST_DEGREE) {
        throw section.invalid(
            "values",
            "has "
                + list.length
                + " values; it must have at least one, up to degree "
                + LARGEST_DEGREE);
      }
      spectrum = SkyPowerSpectrum.of(lMin, list);
    } else {
      double amplitude = section.number("amplitude", Interval.NOT_NEGATIVE);
      int lMax = section.integer("l-max", lMin, LARGEST_DEGREE);
      spectrum = SkyPowerSpectrum.ofTurbulence(amplitude, lMin, lMax);
    }
    long own = section.longInteger("seed", Long.MIN_VALUE, Long.MAX_VALUE, seed);
    return spectrum.realise(RandomStreams.of(own));
  }

  private static SkyTerm spot(YamlSection section) {
    return new Spot(
        direction(section),
        section.angle("radius", SPOT_RADIUS),
        section.number("amplitude", Interval.FINITE),
        section.choice("shape", Spot.Shape.class, Spot.Shape.TOP_HAT));
  }

  private static SkyTerm map(YamlSection section) throws IOException {
    SkyMap map = SimulationMaps.read(section, "file", SkyFrame.EQUATORIAL);
    MapValues values = section.choice("values", MapValues.class, MapValues.RELATIVE_INTENSITY);
    return values == MapValues.ANISOTROPY
        ? MapTerm.ofAnisotropy(map)
        : MapTerm.ofRelativeIntensity(map);
  }
}
