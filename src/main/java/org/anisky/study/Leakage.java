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
 * What the higher multipoles of a sky put into a strategy's dipole: the estimate from data without
 * noise under the whole sky, minus that under its dipole alone.
 *
 * @param strategy its name
 * @param dipole the difference, in the order of {@link DipoleComponent}; NaN for components that
 *     the strategy does not measure
 */
public record Leakage(String strategy, double[] dipole) {
  /** One component. */
  double of(DipoleComponent component) {
    return dipole[component.ordinal()];
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
      for (int k = 0; k < difference.length; k++) {
        difference[k] = with[k] - without[k];
      }
      leakages.add(new Leakage(strategy.name(), difference));
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
