package org.anisky.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleToIntFunction;

/**
 * How values become colours. {@link #DIVERGING} and {@link #SEQUENTIAL} are the usual ones; others
 * are known by name. Immutable.
 */
public final class ColourScale {
  /** From -limit over white at zero to +limit: for the anisotropy, a significance. */
  public static final ColourScale DIVERGING =
      new ColourScale("usual", -1, place -> DivergingColours.rgb(2 * place - 1));

  /** From zero to the limit: for counts and exposures, which are never negative. */
  public static final ColourScale SEQUENTIAL = new ColourScale("usual", 0, SequentialColours::rgb);

  /** From small to large values; on both sides of zero where there are negative ones. */
  private static final Map<String, DoubleToIntFunction> ORDERED = new LinkedHashMap<>();

  static {
    ORDERED.put("viridis", place -> ColourTables.rgb("viridis", place));
    ORDERED.put("cividis", place -> ColourTables.rgb("cividis", place));
    ORDERED.put("grey", ColourScale::grey);
  }

  private static final String COOLWARM = "coolwarm";
  private static final String USUAL = "usual";
  private static final double LIGHTEST = 0.94;
  private static final double DARKEST = 0.25;

  private final String name;
  private final double low;
  private final DoubleToIntFunction colours;

  private ColourScale(String name, double low, DoubleToIntFunction colours) {
    this.name = name;
    this.low = low;
    this.colours = colours;
  }

  /** Names that {@link #named} knows. */
  public static List<String> names() {
    return List.of(USUAL, "viridis", "cividis", COOLWARM, "grey");
  }

  /**
   * The scale of a name.
   *
   * @param negative whether the map has values below zero: the scale then has zero in its middle,
   *     as one that diverges always has
   * @throws IllegalArgumentException when there is none
   */
  public static ColourScale named(String name, boolean negative) {
    if (name.equals(USUAL)) {
      return negative ? DIVERGING : SEQUENTIAL;
    }
    if (name.equals(COOLWARM)) {
      return new ColourScale(name, -1, CoolwarmColours::rgb);
    }
    if (!ORDERED.containsKey(name)) {
      throw new IllegalArgumentException("no colours are called " + name);
    }
    return new ColourScale(name, negative ? -1 : 0, ORDERED.get(name));
  }

  /** Light for small values, dark for large ones, in even steps of lightness. */
  private static int grey(double place) {
    return Oklab.rgb(LIGHTEST + (DARKEST - LIGHTEST) * place, 0, 0);
  }

  /** Lower end of the scale over the upper end. */
  double low() {
    return low;
  }

  /** What pixels that were not observed look like, 0xRRGGBB: none of the colours. */
  int unobserved() {
    return name.equals("grey") ? 0xffffff : Palette.UNOBSERVED.getRGB() & 0xffffff;
  }

  /**
   * The colour of a value.
   *
   * @param fraction value over the upper end of the scale; beyond the ends the end colours stay
   * @return 0xRRGGBB
   */
  public int rgb(double fraction) {
    double place = (fraction - low) / (1 - low);
    return colours.applyAsInt(Math.max(0, Math.min(1, place)));
  }
}
