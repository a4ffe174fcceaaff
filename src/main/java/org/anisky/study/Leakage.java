package org.anisky.study;

import java.util.ArrayList;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.model.DipoleComponent;
import org.anisky.reconstruction.Progress;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.simulation.Fluctuations;
import org.anisky.simulation.HarmonicTerm;
import org.anisky.simulation.SimulationPlan;
import org.anisky.simulation.SyntheticSky;
import org.anisky.simulation.ToySkies;

/**
 * What a strategy's dipole is off by in data without noise. The leakage is what the higher
 * multipoles of the sky put into it: the estimate under the whole sky, minus that under its dipole
 * alone. The bias is the estimate under the whole sky, minus the truth: leakage and what the
 * strategy loses or adds by its nature.
 *
 * @param strategy its name
 * @param dipole the leakage, in the order of {@link DipoleComponent}; NaN for components that the
 *     strategy does not measure
 * @param noiseFreeBias the bias, in the same order
 */
public record Leakage(String strategy, double[] dipole, double[] noiseFreeBias) {
  /** One component of the leakage. */
  double of(DipoleComponent component) {
    return dipole[component.ordinal()];
  }

  /** One component of the bias. */
  double noiseFreeBias(DipoleComponent component) {
    return noiseFreeBias[component.ordinal()];
  }

  /**
   * The leakage of several strategies.
   *
   * @param plan whose sky is taken apart; its fluctuations are left out
   * @param eventSums whether the data carry sums over events
   */
  public static List<Leakage> of(
      SimulationPlan plan, List<Reconstructor> strategies, boolean eventSums, Workers workers) {
    SyntheticSky dipoleAlone = SyntheticSky.of(HarmonicTerm.of(plan.sky().dipole()));
    Dataset whole = asimov(plan, plan.sky(), eventSums, workers);
    Dataset reduced = asimov(plan, dipoleAlone, eventSums, workers);
    List<Leakage> leakages = new ArrayList<>();
    for (Reconstructor strategy : strategies) {
      double[] with = dipole(strategy, whole, workers);
      double[] without = dipole(strategy, reduced, workers);
      double[] difference = new double[with.length];
      double[] bias = new double[with.length];
      for (DipoleComponent component : DipoleComponent.values()) {
        int k = component.ordinal();
        difference[k] = with[k] - without[k];
        bias[k] = with[k] - plan.sky().dipole().component(component);
      }
      leakages.add(new Leakage(strategy.name(), difference, bias));
    }
    return List.copyOf(leakages);
  }

  private static Dataset asimov(
      SimulationPlan plan, SyntheticSky sky, boolean eventSums, Workers workers) {
    SimulationPlan other =
        new SimulationPlan(
            plan.seed(),
            Fluctuations.ASIMOV,
            plan.sampling(),
            plan.binning(),
            sky,
            plan.detectors());
    ToySkies skies = ToySkies.of(other, workers);
    return eventSums ? skies.withEventSums().asimov() : skies.asimov();
  }

  private static double[] dipole(Reconstructor strategy, Dataset data, Workers workers) {
    var dipole = strategy.reconstruct(data, workers, Progress.SILENT).dipole();
    double[] values = new double[DipoleComponent.values().length];
    for (DipoleComponent component : DipoleComponent.values()) {
      values[component.ordinal()] = dipole.value(component).orElse(Double.NaN);
    }
    return values;
  }
}
