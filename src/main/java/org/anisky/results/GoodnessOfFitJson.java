package org.anisky.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anisky.likelihood.DipoleByDegree;
import org.anisky.reconstruction.GoodnessOfFit;
import org.anisky.sky.Degrees;

/** The object {@code goodness_of_fit} of {@code result.json}. */
final class GoodnessOfFitJson {
  private GoodnessOfFitJson() {}

  static Map<String, Object> tree(GoodnessOfFit fit) {
    Map<String, Object> tree = new LinkedHashMap<>();
    fit.blocks()
        .ifPresent(
            blocks -> {
              tree.put("p_value", blocks.probability());
              tree.put("chi2", blocks.chiSquared());
              tree.put("ndf", blocks.degreesOfFreedom());
            });
    tree.put("l_max", fit.lMax());
    fit.blocks().ifPresent(blocks -> tree.put("worst", worst(blocks.worst())));
    List<Object> changes = new ArrayList<>();
    fit.changes().forEach(change -> changes.add(change(change)));
    tree.put("acceptance_changes", changes);
    List<Object> degrees = new ArrayList<>();
    fit.higherDegrees().forEach(degree -> degrees.add(degree(degree)));
    tree.put("higher_multipoles", degrees);
    tree.put("dipole_test_statistic", fit.dipole());
    List<Object> dipoles = new ArrayList<>();
    fit.dipoles().steps().forEach(step -> dipoles.add(step(step)));
    tree.put("dipole_by_l_max", dipoles);
    fit.leakage().ifPresent(leakage -> tree.put("leakage", leakage(leakage)));
    return tree;
  }

  private static Map<String, Object> worst(GoodnessOfFit.Block block) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("detector", block.detector());
    tree.put("zenith_deg", range(block.zenithFrom(), block.zenithTo(), 1));
    tree.put("azimuth_deg", range(block.azimuthFrom(), block.azimuthTo(), 1));
    tree.put("time_h", range(block.timeFrom(), block.timeTo(), 1.0 / 15));
    tree.put("counts", block.counts());
    tree.put("expected", block.expected());
    tree.put("z", block.z());
    tree.put("p_value", block.probability());
    return tree;
  }

  private static List<Double> range(double from, double to, double perDegree) {
    return List.of(Degrees.of(from) * perDegree, Degrees.of(to) * perDegree);
  }

  private static Map<String, Object> change(GoodnessOfFit.Change change) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("detector", change.detector());
    tree.put("shape", change.shape().key());
    tree.put("harmonic", change.harmonic());
    tree.put("cosine", number(change.cosine(), change.cosineError()));
    tree.put("sine", number(change.sine(), change.sineError()));
    tree.put("test_statistic", change.testStatistic());
    tree.put("ndf", change.degreesOfFreedom());
    tree.put("p_value", change.probability());
    tree.put("test_statistic_without_dipole", change.inPlaceOfDipole());
    tree.put("dipole_test_statistic_beside", change.dipoleBeside());
    return tree;
  }

  private static Object number(double value, double error) {
    if (Double.isNaN(value)) {
      return null;
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("value", value);
    tree.put("statistical", error);
    return tree;
  }

  private static Map<String, Object> step(DipoleByDegree.Step step) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("l_max", step.degree());
    tree.put("d_0h", number(step.dipole()[0], step.error()[0]));
    tree.put("d_6h", number(step.dipole()[1], step.error()[1]));
    return tree;
  }

  private static Map<String, Object> leakage(GoodnessOfFit.Leakage leakage) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("l_max", leakage.lMax());
    tree.put("d_0h", number(leakage.shift()[0], leakage.shiftError()[0]));
    tree.put("d_6h", number(leakage.shift()[1], leakage.shiftError()[1]));
    tree.put("errors", leakage.errors());
    tree.put("p_value", leakage.probability());
    tree.put("settled_l_max", leakage.settled());
    return tree;
  }

  private static Map<String, Object> degree(GoodnessOfFit.Degree degree) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("l", degree.degree());
    tree.put("test_statistic", degree.testStatistic());
    tree.put("ndf", degree.degreesOfFreedom());
    tree.put("d_0h", number(degree.dipole()[0], degree.dipoleError()[0]));
    tree.put("d_6h", number(degree.dipole()[1], degree.dipoleError()[1]));
    return tree;
  }
}
