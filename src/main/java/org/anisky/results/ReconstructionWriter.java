package org.anisky.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anisky.Workers;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.SkyCounts;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.Resampling;
import org.anisky.grid.SkyMap;
import org.anisky.inference.SkySignificance;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.fits.FitsCard;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.json.EnumKeys;
import org.anisky.io.json.Json;
import org.anisky.io.text.CsvTable;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Curve;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ReferenceSky;
import org.anisky.reconstruction.TraceLine;
import org.anisky.sky.Degrees;
import org.anisky.sky.SiderealBinning;

/** Writes the files of a result directory, pictures excepted. */
public final class ReconstructionWriter {
  private final Reconstruction result;
  private final Optional<SkySignificance> significance;
  private final Provenance provenance;
  private final HealpixGrid mapGrid;

  /** Onto the grid of the maps. */
  private final Resampling resampling;

  /**
   * @param significance of structure anywhere on the sky, where the data allow to look for it
   * @param mapGrid grid of the equatorial maps; maps on another grid are resampled by the cell
   *     under each pixel's centre
   */
  public ReconstructionWriter(
      Reconstruction result,
      Optional<SkySignificance> significance,
      Provenance provenance,
      HealpixGrid mapGrid) {
    this.result = result;
    this.significance = significance;
    this.provenance = provenance;
    this.mapGrid = mapGrid;
    resampling = new Resampling(mapGrid);
  }

  /**
   * What writes the files into a directory that is not yet committed.
   *
   * @return to be called in any order, from any thread
   */
  public List<Workers.Writing> each(ResultDirectory directory) {
    List<Workers.Writing> each = new ArrayList<>();
    if (result.sky().isPresent()) {
      ReconstructedSky sky = result.sky().get();
      each.add(() -> writeIntensity(directory, sky));
      each.add(() -> writeExposure(directory, sky));
      each.add(() -> writeAcceptances(directory, sky));
    }
    if (result.reference().isPresent()) {
      each.add(() -> writeReference(directory, result.reference().get()));
    }
    SignificanceMapsWriter maps = new SignificanceMapsWriter(provenance, resampling);
    significance.ifPresent(found -> each.add(() -> maps.write(found, directory)));
    each.add(() -> writeTables(directory));
    return each;
  }

  /** All that is text. */
  private void writeTables(ResultDirectory directory) throws IOException {
    if (result.sky().isPresent()) {
      writeRates(directory, result.sky().get());
    }
    if (result.convergence().isPresent()) {
      writeTrace(directory, result.convergence().get());
    }
    if (significance.isPresent()) {
      KeptToys.write(significance.get().toys(), directory);
      RegionsWriter.write(significance.get().regions(), provenance, directory);
    }
    for (Curve curve : result.curves()) {
      CurveFiles.write(directory, curve, describeRun());
    }
    Json.write(directory.file("result.json"), ResultJson.tree(result, significance, provenance));
  }

  private void writeExposure(ResultDirectory directory, ReconstructedSky sky) throws IOException {
    FitsMaps.write(
        directory.file("exposure.fits"),
        "EXPOSURE",
        ExposureMaps.of(sky, resampling),
        gridCards(sky.exposure()));
  }

  private void writeIntensity(ResultDirectory directory, ReconstructedSky sky) throws IOException {
    SkyMap intensity = sky.relativeIntensity();
    double[] anisotropy = intensity.values();
    for (int a = 0; a < anisotropy.length; a++) {
      anisotropy[a] -= 1;
    }
    BitSet observed = intensity.observed();
    List<SkyMap> maps = new ArrayList<>();
    maps.add(intensity);
    maps.add(
        SkyMap.of(intensity.grid(), intensity.frame(), "anisotropy", "1", anisotropy, observed));
    maps.add(sky.error());
    maps.add(sky.smoothedAnisotropy());
    maps.add(sky.smoothedError());
    maps.add(sky.significance());
    maps.add(sky.counts());
    maps.add(sky.exposure());
    // The name of version 0.1; what it is not is in result.md.
    maps.add(renamed(sky.poissonError(), "statistical error"));
    FitsMaps.write(
        directory.file("intensity.fits"), "INTENSITY", onMapGrid(maps), intensityCards(sky));
  }

  private void writeReference(ResultDirectory directory, ReferenceSky sky) throws IOException {
    List<SkyMap> maps = new ArrayList<>();
    maps.add(sky.fit().counts());
    maps.add(sky.fit().isotropic());
    maps.add(sky.fit().relativeIntensity());
    maps.add(sky.smoothedAnisotropy());
    sky.significance().ifPresent(maps::add);
    List<FitsCard> cards = new ArrayList<>(commonCards());
    if (result.data() instanceof Dataset) {
      cards.add(discRadius(sky));
      cards.add(fitGrid(sky.fit().isotropic()));
    }
    FitsMaps.write(directory.file("reference.fits"), "REFERENCE", onMapGrid(maps), cards);
  }

  private List<SkyMap> onMapGrid(List<SkyMap> maps) {
    return maps.stream().map(resampling::nearest).toList();
  }

  private static SkyMap renamed(SkyMap map, String quantity) {
    return SkyMap.of(map.grid(), map.frame(), quantity, map.unit(), map.values(), map.observed());
  }

  private List<FitsCard> intensityCards(ReconstructedSky sky) {
    List<FitsCard> cards = new ArrayList<>(commonCards());
    cards.add(new FitsCard("GAUGE", sky.gauge(), "m = 0 modes are not measured but fixed"));
    cards.add(
        new FitsCard(
            "DISCRAD", Degrees.of(sky.discRadius()), "[deg] radius of significance discs"));
    cards.add(fitGrid(sky.relativeIntensity()));
    return cards;
  }

  private List<FitsCard> gridCards(SkyMap map) {
    List<FitsCard> cards = new ArrayList<>(commonCards());
    cards.add(fitGrid(map));
    return cards;
  }

  private static FitsCard fitGrid(SkyMap map) {
    return new FitsCard("FITGRID", map.grid().describe(), "grid of the fit");
  }

  private static FitsCard discRadius(ReferenceSky sky) {
    return new FitsCard(
        "DISCRAD", Degrees.of(sky.discRadius()), "[deg] radius of discs of smoothing");
  }

  private List<FitsCard> commonCards() {
    List<FitsCard> cards = new ArrayList<>();
    cards.add(new FitsCard("CREATOR", "anisky " + Provenance.version(), "program and version"));
    cards.add(new FitsCard("STRATEGY", result.strategy(), "method of reconstruction"));
    if (result.data() instanceof SkyCounts counts) {
      cards.add(new FitsCard("REFKIND", EnumKeys.key(counts.reference()), "what the reference is"));
      cards.add(discRadius(result.reference().orElseThrow()));
    } else {
      cards.add(
          new FitsCard("TIMEFRAM", result.data().timeFrame().key(), "time frame of the bins"));
      cards.addAll(ObservationTimes.cards(result.data().detectors()));
    }
    cards.add(
        new FitsCard("CONFDIG", provenance.configurationDigest(), "SHA-256 of configuration"));
    cards.add(FitsCard.history("anisky: made of the events and counts that result.json names"));
    return cards;
  }

  private void writeAcceptances(ResultDirectory directory, ReconstructedSky sky)
      throws IOException {
    List<DetectorCounts> detectors = result.data().detectors();
    for (int d = 0; d < detectors.size(); d++) {
      DetectorCounts detector = detectors.get(d);
      SkyMap acceptance = sky.acceptances().get(d);
      SkyMap map = Resampling.nearest(acceptance, localGrid(acceptance));
      List<FitsCard> cards = new ArrayList<>(commonCards());
      cards.add(new FitsCard("DETECTOR", detector.name(), "name of the detector"));
      cards.add(
          new FitsCard(
              "LATITUDE",
              Degrees.of(detector.sky().observatory().latitude()),
              "[deg] of the site"));
      cards.add(
          new FitsCard(
              "MAXZEN",
              Degrees.of(detector.sky().fieldOfView().maxZenith()),
              "[deg] largest zenith angle"));
      cards.add(fitGrid(acceptance));
      FitsMaps.write(
          directory.file(fileName("acceptance", detector, ".fits")),
          "ACCEPTANCE",
          List.of(map),
          cards);
    }
  }

  private HealpixGrid localGrid(SkyMap acceptance) {
    return acceptance.grid() instanceof HealpixGrid own ? own : mapGrid;
  }

  /** {@code acceptance.fits} for one detector, {@code acceptance-NAME.fits} for several. */
  private String fileName(String what, DetectorCounts detector, String extension) {
    return result.data().detectors().size() == 1
        ? what + extension
        : what + "-" + detector.name().replace(' ', '_') + extension;
  }

  private void writeRates(ResultDirectory directory, ReconstructedSky sky) throws IOException {
    List<DetectorCounts> detectors = result.data().detectors();
    SiderealBinning binning = detectors.get(0).binning();
    List<CsvTable.Column> columns = new ArrayList<>();
    columns.add(new CsvTable.Column("sidereal_bin", ""));
    columns.add(new CsvTable.Column("centre", "h"));
    detectors.forEach(d -> columns.add(new CsvTable.Column(d.name(), "events per bin")));
    List<String> comment =
        List.of(
            "Background rate N_tau: events that an isotropic sky would give per sidereal bin.",
            describeRun());
    try (CsvTable table =
        CsvTable.create(directory.file("background-rate.csv"), comment, columns)) {
      for (int tau = 0; tau < binning.bins(); tau++) {
        Object[] row = new Object[columns.size()];
        row[0] = tau;
        row[1] = binning.centre(tau) * 12 / Math.PI;
        for (int d = 0; d < detectors.size(); d++) {
          row[2 + d] = sky.backgroundRates().get(d)[tau];
        }
        table.row(row);
      }
    }
  }

  private void writeTrace(ResultDirectory directory, Convergence fit) throws IOException {
    List<CsvTable.Column> columns =
        Arrays.asList(
            new CsvTable.Column("sweep", ""),
            new CsvTable.Column("half", ""),
            new CsvTable.Column("log_likelihood", ""),
            new CsvTable.Column("test_statistic", ""),
            new CsvTable.Column("d_0h", ""),
            new CsvTable.Column("d_6h", ""),
            new CsvTable.Column("extrapolated_change", ""));
    List<String> comment =
        List.of(
            "One line per sweep (half 2) or half sweep (half 1: after the relative intensity).",
            "d_0h, d_6h: dipole projected from the map; extrapolated_change: its distance from the"
                + " limit.",
            describeRun());
    try (CsvTable table = CsvTable.create(directory.file("trace.csv"), comment, columns)) {
      for (TraceLine sweep : fit.trace()) {
        table.row(
            sweep.number(),
            sweep.half(),
            fit.isotropicLogLikelihood() + sweep.logLikelihoodGain(),
            sweep.testStatistic(),
            sweep.d0h(),
            sweep.d6h(),
            sweep.extrapolatedChange());
      }
    }
  }

  private String describeRun() {
    return String.format(
        Locale.ROOT,
        "anisky %s, strategy %s, configuration SHA-256 %s",
        Provenance.version(),
        result.strategy(),
        provenance.configurationDigest());
  }
}
