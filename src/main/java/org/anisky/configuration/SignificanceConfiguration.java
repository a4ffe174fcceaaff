package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.inference.Kernel;
import org.anisky.inference.KernelShape;
import org.anisky.inference.NullHypothesis;
import org.anisky.inference.SignificanceOptions;
import org.anisky.inference.SkyRegion;
import org.anisky.io.Excerpt;
import org.anisky.io.text.RegionTable;
import org.anisky.sky.Degrees;
import org.anisky.sky.EquatorialDirection;

/**
 * What the section {@code significance} of a configuration looks for:
 *
 * <pre>
 *   significance: {radii: [5 deg, 10 deg], kernels: [top-hat], null: isotropic, toys: 300}
 * </pre>
 *
 * @param radii of the kernels, rad
 * @param kernels their shapes, each with all radii
 * @param nullHypothesis against which excesses are tested
 * @param toys isotropic ones, 0 for none; empty when nothing is said
 * @param seed of the toys
 * @param threshold |Z| from which on a region of the table is told
 * @param regions of a list, measured besides
 */
public record SignificanceConfiguration(
    List<Double> radii,
    List<KernelShape> kernels,
    NullHypothesis nullHypothesis,
    OptionalInt toys,
    long seed,
    double threshold,
    List<SkyRegion> regions) {
  private static final int MOST_TOYS = 10_000_000;

  /** Copies the lists. */
  public SignificanceConfiguration {
    radii = List.copyOf(radii);
    kernels = List.copyOf(kernels);
    regions = List.copyOf(regions);
  }

  /**
   * Reads the keys; the caller finishes the section.
   *
   * @param radius of the smoothed maps, rad; that of the discs when no other is written
   */
  static SignificanceConfiguration read(YamlSection section, double radius) {
    double usual = radius > 0 && radius < Math.PI ? radius : Math.toRadians(10);
    List<Double> radii =
        section.angles("radii", Interval.open(0, 180), Degrees.text(usual) + " deg");
    List<KernelShape> kernels =
        section.choices("kernels", KernelShape.class, List.of(KernelShape.TOP_HAT));
    NullHypothesis nullHypothesis = nullHypothesis(section);
    OptionalInt toys =
        section.has("toys")
            ? OptionalInt.of(section.integer("toys", 0, MOST_TOYS))
            : OptionalInt.empty();
    if (toys.isPresent() && toys.getAsInt() != 0) {
      requireEnough(section, toys.getAsInt());
    }
    long seed = section.longInteger("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1);
    double threshold =
        section.number("threshold", Interval.POSITIVE, SignificanceOptions.USUAL_THRESHOLD);
    List<SkyRegion> regions = new ArrayList<>();
    section.optionalSections("regions").forEach(entry -> regions.add(region(entry)));
    Optional<Path> table = section.optionalPath("region-table");
    if (table.isPresent()) {
      try {
        regions.addAll(RegionTable.read(table.get()));
      } catch (IOException e) {
        throw section.invalid("region-table", "cannot be read: " + e.getMessage());
      }
    }
    requireOwnNames(section, regions);
    return new SignificanceConfiguration(
        radii, kernels, nullHypothesis, toys, seed, threshold, regions);
  }

  private static void requireOwnNames(YamlSection section, List<SkyRegion> regions) {
    Set<String> names = new HashSet<>();
    for (SkyRegion region : regions) {
      if (!names.add(region.name())) {
        throw section.invalid(
            "regions and region-table name two regions '"
                + Excerpt.of(region.name())
                + "'; every region must have a name of its own");
      }
    }
  }

  private static NullHypothesis nullHypothesis(YamlSection section) {
    String text = section.text("null", NullHypothesis.ISOTROPIC.key());
    return NullHypothesis.parse(text)
        .orElseThrow(
            () ->
                section.invalid(
                    "null",
                    "'"
                        + text
                        + "' must be 'isotropic' or 'l-max N' with N from 1 to "
                        + NullHypothesis.LARGEST_DEGREE
                        + ", the degree up to which all multipoles are fitted"));
  }

  /** A disc, or a box between two meridians and two parallels. */
  private static SkyRegion region(YamlSection section) {
    String name = section.text("name");
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw section.invalid("name", "must be one line that is not blank");
    }
    if (section.has("radius")) {
      double declination = section.angle("declination", Interval.closed(-90, 90));
      double rightAscension = section.angle("right-ascension", Interval.closed(0, 360));
      return new SkyRegion.Disc(
          name,
          new EquatorialDirection(rightAscension % (2 * Math.PI), declination),
          section.angle("radius", Interval.open(0, 180)));
    }
    List<Double> meridians = pair(section, "right-ascension-range", Interval.closed(0, 360));
    List<Double> parallels = pair(section, "declination-range", Interval.closed(-90, 90));
    double turn = 2 * Math.PI;
    double width = meridians.get(1) - meridians.get(0);
    if (width == 0 || Math.abs(width) >= turn) {
      throw section.invalid(
          "right-ascension-range", "must not be empty or the whole circle: a band is not measured");
    }
    if (!(parallels.get(0) < parallels.get(1))) {
      throw section.invalid("declination-range", "must be from South to North");
    }
    return new SkyRegion.Box(
        name,
        meridians.get(0),
        width < 0 ? width + turn : width,
        parallels.get(0),
        parallels.get(1));
  }

  private static List<Double> pair(YamlSection section, String key, Interval allowed) {
    if (!section.has(key)) {
      throw section.invalid(
          "has neither 'radius' (a disc around right-ascension and declination) nor '" + key + "'");
    }
    List<Double> pair = section.angles(key, allowed, "0 deg");
    if (pair.size() != 2) {
      throw section.invalid(key, "must have two angles, from and to");
    }
    return pair;
  }

  private static void requireEnough(YamlSection section, int toys) {
    if (toys < SignificanceOptions.LEAST_TOYS) {
      throw section.invalid(
          "toys",
          toys
              + " isotropic toys are too few for a p-value; at least "
              + SignificanceOptions.LEAST_TOYS
              + ", or 0 for none");
    }
  }

  /**
   * The same as the code that looks takes it.
   *
   * @param usualToys how many when nothing is said, of the kernels
   */
  public SignificanceOptions options(ToIntFunction<List<Kernel>> usualToys) {
    List<Kernel> all = new ArrayList<>();
    for (KernelShape shape : kernels) {
      radii.forEach(radius -> all.add(shape.of(radius)));
    }
    int number = toys.isPresent() ? toys.getAsInt() : usualToys.applyAsInt(all);
    return new SignificanceOptions(all, nullHypothesis, number, seed, threshold, regions);
  }
}
