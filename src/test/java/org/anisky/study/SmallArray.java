package org.anisky.study;

import java.util.List;
import java.util.Map;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.exposure.LiveTimeTable;
import org.anisky.exposure.SimulatedExposure;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.SkyGrid;
import org.anisky.reconstruction.Reconstructor;
import org.anisky.reconstruction.eastwest.EastWestOptions;
import org.anisky.reconstruction.eastwest.EastWestReconstructor;
import org.anisky.reconstruction.likelihood.LikelihoodOptions;
import org.anisky.reconstruction.likelihood.MaximumLikelihoodReconstructor;
import org.anisky.reconstruction.montecarlo.MonteCarloOptions;
import org.anisky.reconstruction.montecarlo.MonteCarloReconstructor;
import org.anisky.simulation.Fluctuations;
import org.anisky.simulation.HarmonicTerm;
import org.anisky.simulation.RateShape;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.simulation.Simulation;
import org.anisky.simulation.SimulationPlan;
import org.anisky.simulation.SkyDipole;
import org.anisky.simulation.SkySampling;
import org.anisky.simulation.SkyTerm;
import org.anisky.simulation.SyntheticSky;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.anisky.sky.TimeFrame;

/** A coarse array at 19 deg North whose exposure is known exactly. */
final class SmallArray {
  private static final SiderealBinning BINNING = new SiderealBinning(24);
  private static final AcceptanceFormula ACCEPTANCE = new AcceptanceFormula(1, 0, 0);

  private SmallArray() {}

  static SimulationPlan plan(double events, SkyTerm... terms) {
    return plan(7, events, terms);
  }

  static SimulationPlan plan(long seed, double events, SkyTerm... terms) {
    SkyGrid grid = new CylindricalGrid(18, 24, 0);
    LocalSky sky =
        LocalSky.of(
            new Observatory("north", Math.toRadians(19), 0), grid, new FieldOfView(Math.PI / 3));
    SimulatedDetector detector =
        new SimulatedDetector("north", sky, ACCEPTANCE, RateShape.CONSTANT, events);
    return new SimulationPlan(
        seed,
        Fluctuations.POISSON,
        SkySampling.onPixels(CylindricalGrid.of(18, 24)),
        BINNING,
        SyntheticSky.of(terms),
        List.of(detector));
  }

  static SkyTerm dipole(double d0h, double d6h, double dNorth) {
    return HarmonicTerm.of(new SkyDipole(d0h, d6h, dNorth));
  }

  static Dataset data(SimulationPlan plan) {
    return new Simulation(plan, Workers.single()).dataset(0);
  }

  static List<Reconstructor> strategies() {
    SimulatedExposure exposure =
        new SimulatedExposure(ACCEPTANCE, LiveTimeTable.uniform(BINNING, TimeFrame.SIDEREAL));
    return List.of(
        new MaximumLikelihoodReconstructor(LikelihoodOptions.DEFAULT).dipoleOnly(),
        new EastWestReconstructor(EastWestOptions.DEFAULT),
        new MonteCarloReconstructor(MonteCarloOptions.of(Map.of("north", exposure))));
  }
}
