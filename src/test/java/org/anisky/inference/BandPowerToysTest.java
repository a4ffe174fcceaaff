package org.anisky.inference;

import java.util.List;
import java.util.Locale;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.LocalSky;
import org.anisky.exposure.AcceptanceFormula;
import org.anisky.grid.HealpixGrid;
import org.anisky.model.ScannedData;
import org.anisky.simulation.CountsSimulator;
import org.anisky.simulation.Fluctuations;
import org.anisky.simulation.RandomStreams;
import org.anisky.simulation.RateShape;
import org.anisky.simulation.SimulatedDetector;
import org.anisky.simulation.SkyPowerSpectrum;
import org.anisky.simulation.SkySampling;
import org.anisky.simulation.SyntheticSky;
import org.anisky.sky.FieldOfView;
import org.anisky.sky.Observatory;
import org.anisky.sky.SiderealBinning;
import org.junit.jupiter.api.Test;

class BandPowerToysTest {
  @Test
  void probe() {
    int toys = Integer.getInteger("anisky.toys", 40);
    int lMax = Integer.getInteger("anisky.lmax", 20);
    int fit = Integer.getInteger("anisky.fit", 28);
    double events = Double.parseDouble(System.getProperty("anisky.events", "1e9"));
    SkyPowerSpectrum truth = SkyPowerSpectrum.ofTurbulence(1e-6, 1, lMax + 20);
    LocalSky local =
        LocalSky.of(
            Observatory.ofDegrees("site", 19, -97), new HealpixGrid(16), FieldOfView.ofDegrees(40));
    System.err.println(local.size());
    SiderealBinning binning = new SiderealBinning(90);
    double[] sum = new double[lMax + 1];
    double[] sq = new double[lMax + 1];
    double[] err = new double[lMax + 1];
    double[] pull2 = new double[lMax + 1];
    int[] steps = new int[100];
    for (int toy = 0; toy < toys; toy++) {
      RandomStreams streams = RandomStreams.of(toy + 1);
      SyntheticSky sky = SyntheticSky.of(truth.realise(streams));
      SimulatedDetector detector =
          new SimulatedDetector(
              "site",
              local,
              new AcceptanceFormula(1, 0.2, 0.1),
              RateShape.harmonic(Double.parseDouble(System.getProperty("anisky.wave", "0.03")), 1),
              events);
      ScannedData data =
          ScannedData.of(
              new Dataset(
                  List.of(
                      new CountsSimulator(
                              sky,
                              SkySampling.EXACT,
                              binning,
                              Fluctuations.POISSON,
                              Workers.single())
                          .simulate(detector, streams))),
              Workers.single());
      HarmonicScores scores = HarmonicScores.of(data, fit);
      double[] window = BinningWindow.of(data, fit);
      BandPowerFit f = new BandPowerFit(scores, window, 1, Workers.single());
      if (toy == 0) System.err.println("group " + f.largestGroup() + " window " + window[20]);
      BandPowerFit.Result r = f.fit();
      steps[r.steps()]++;
      if (!r.converged()) steps[99]++;
      for (int l = 1; l <= lMax; l++) {
        double c = r.powers()[l - 1];
        sum[l] += c;
        sq[l] += c * c;
        err[l] += r.covariance()[l - 1][l - 1];
        double p = (c - truth.value(l)) / Math.sqrt(r.covariance()[l - 1][l - 1]);
        pull2[l] += p * p;
      }
    }
    for (int l = 1; l <= lMax; l++) {
      double mean = sum[l] / toys;
      double sd = Math.sqrt((sq[l] / toys - mean * mean) * toys / (toys - 1));
      System.err.printf(
          Locale.ROOT,
          "%2d truth %.3e mean %.3e bias/err %+.2f sd %.2e rms err %.2e ratio %.3f pullrms %.2f%n",
          l,
          truth.value(l),
          mean,
          (mean - truth.value(l)) / (sd / Math.sqrt(toys)),
          sd,
          Math.sqrt(err[l] / toys),
          sd / Math.sqrt(err[l] / toys),
          Math.sqrt(pull2[l] / toys));
    }
    System.err.println(java.util.Arrays.toString(steps));
  }
}
