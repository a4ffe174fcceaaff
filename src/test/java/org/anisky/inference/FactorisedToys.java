package org.anisky.inference;

import java.util.ArrayList;
import java.util.List;
import org.anisky.Workers;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.exposure.AcceptanceShape;
import org.anisky.grid.HealpixGrid;
import org.anisky.model.ScanGeometry;
import org.anisky.reconstruction.GoodnessOfFit;
import org.anisky.simulation.AcceptanceWave;
import org.anisky.simulation.Fluctuations;
import org.anisky.simulation.HarmonicTerm;
import org.anisky.simulation.RateShape;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.simulation.SimulationPlan;
import org.anisky.simulation.SkyDipole;
import org.anisky.simulation.SkySampling;
import org.anisky.simulation.SyntheticSky;
import org.anisky.simulation.ToySkies;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;

/**
 * Toys of an array with a lopsided acceptance and a rate with a wave, tested for the factorised
 * model.
 *
 * @param latitude deg
 * @param maxZenith deg
 * @param nside of the local pixels
 * @param bins sidereal bins
 * @param events expected
 * @param sky the truth
 * @param changes of the acceptance
 * @param rate over the day
 */
record FactorisedToys(
    double latitude,
    double maxZenith,
    int nside,
    int bins,
    double events,
    SyntheticSky sky,
    List<AcceptanceWave> changes,
    RateShape rate) {

  static FactorisedToys of(double events) {
    return new FactorisedToys(
        30, 55, 16, 90, events, SyntheticSky.ISOTROPIC, List.of(), RateShape.harmonic(0.1, 2));
  }

  /** On a coarse grid with few bins. */
  FactorisedToys coarse() {
    return new FactorisedToys(latitude, maxZenith, 8, 36, events, sky, changes, rate);
  }

  FactorisedToys withDipole(double d0h, double d6h) {
    SyntheticSky other = SyntheticSky.of(HarmonicTerm.of(new SkyDipole(d0h, d6h, 0)));
    return new FactorisedToys(latitude, maxZenith, nside, bins, events, other, changes, rate);
  }

  FactorisedToys with(AcceptanceShape shape, double amplitude, int harmonic) {
    List<AcceptanceWave> waves = List.of(new AcceptanceWave(shape, amplitude, harmonic, 0.7));
    return new FactorisedToys(latitude, maxZenith, nside, bins, events, sky, waves, rate);
  }

  FactorisedToys with(RateShape other) {
    return new FactorisedToys(latitude, maxZenith, nside, bins, events, sky, changes, other);
  }

  FactorisedToys at(double otherLatitude) {
    return new FactorisedToys(otherLatitude, maxZenith, nside, bins, events, sky, changes, rate);
  }

  /** The tests of toys 1 to a number. */
  List<GoodnessOfFit> test(int toys, long seed) {
    Observatory place = new Observatory("array", Math.toRadians(latitude), 0);
    LocalSky local =
        LocalSky.of(place, new HealpixGrid(nside), new FieldOfView(Math.toRadians(maxZenith)));
    SimulatedDetector detector =
        new SimulatedDetector(
            "array", local, new AcceptanceFormula(1, 0.2, 0.3), rate, events, changes);
    SimulationPlan plan =
        new SimulationPlan(
            seed,
            Fluctuations.POISSON,
            SkySampling.onPixels(new HealpixGrid(nside)),
            new SiderealBinning(bins),
            sky,
            List.of(detector));
    try (Workers workers = Workers.of(2)) {
      ToySkies skies = ToySkies.of(plan, workers);
      ScanGeometry geometry = skies.geometry();
      GoodnessOfFit[] found = new GoodnessOfFit[toys];
      workers.run(
          toys,
          toy ->
              found[toy] =
                  FactorisedModel.test(
                      geometry.scan(skies.dataset(toy + 1L), Workers.single()), 1));
      return new ArrayList<>(List.of(found));
    }
  }
}
