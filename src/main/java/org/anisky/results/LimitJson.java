package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anisky.io.json.EnumKeys;
import org.anisky.statistics.AmplitudeLimit;
import org.anisky.statistics.IsotropicLimit;
import org.anisky.statistics.LimitMethod;
import org.anisky.statistics.MeasuredLimit;

/** Limits of amplitudes as JSON. Keys may be added, never changed. */
public final class LimitJson {
  private LimitJson() {}

  /** The object of one limit. */
  public static Map<String, Object> tree(MeasuredLimit limit) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("limit", limit.interval().upper());
    tree.put("lower", limit.interval().lower());
    tree.put("sigma", limit.sigma());
    tree.put("method", EnumKeys.key(limit.how().method()));
    tree.put("confidence", limit.how().confidence());
    if (limit.how().method() == LimitMethod.BAYESIAN) {
      tree.put("prior", EnumKeys.key(limit.how().prior()));
    }
    tree.put("components", limit.law().components());
    tree.put("measured", limit.measured());
    tree.put("p_value", limit.probability());
    tree.put("isotropic", tree(limit.isotropic()));
    limit.projected().ifPresent(projected -> tree.put("projected", tree(projected)));
    return tree;
  }

  /** For example {@code bayesian, flat in amplitude}. */
  static String method(AmplitudeLimit how) {
    String method = EnumKeys.key(how.method());
    return how.method() == LimitMethod.BAYESIAN
        ? method + ", prior " + EnumKeys.key(how.prior()).replace('-', ' ')
        : method;
  }

  private static Map<String, Object> tree(IsotropicLimit isotropic) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("amplitude", tree(isotropic.amplitude()));
    tree.put("limit", tree(isotropic.limit()));
    return tree;
  }

  private static Map<String, Object> tree(IsotropicLimit.Bands bands) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("median", bands.median());
    tree.put("band_68", new double[] {bands.lower68(), bands.upper68()});
    tree.put("band_95", new double[] {bands.lower95(), bands.upper95()});
    return tree;
  }
}
