package org.anisky.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.inference.Kernel;
import org.anisky.inference.KernelShape;
import org.anisky.inference.NullHypothesis;
import org.anisky.inference.SignificanceOptions;
import org.anisky.sky.Degrees;

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
 */
public record SignificanceConfiguration(
    List<Double> radii,
    List<KernelShape> kernels,
    NullHypothesis nullHypothesis,
    OptionalInt toys,
    long seed) {
  private static final int MOST_TOYS = 10_000_000;

  /** Copies the lists. */
  public SignificanceConfiguration {
    radii = List.copyOf(radii);
    kernels = List.copyOf(kernels);
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
    return new SignificanceConfiguration(radii, kernels, nullHypothesis, toys, seed);
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
   * @param usualToys how many when nothing is said
   */
  public SignificanceOptions options(int usualToys) {
    List<Kernel> all = new ArrayList<>();
    for (KernelShape shape : kernels) {
      radii.forEach(radius -> all.add(shape.of(radius)));
    }
    return new SignificanceOptions(all, nullHypothesis, toys.orElse(usualToys), seed);
  }
}
