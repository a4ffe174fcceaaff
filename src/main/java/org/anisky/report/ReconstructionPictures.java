package org.anisky.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.SkyCounts;
import org.anisky.grid.SkyMap;
import org.anisky.inference.SignificanceMap;
import org.anisky.inference.SkySignificance;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.reconstruction.Convergence;
import org.anisky.reconstruction.Curve;
import org.anisky.reconstruction.MultipoleEstimate;
import org.anisky.reconstruction.ReconstructedSky;
import org.anisky.reconstruction.Reconstruction;
import org.anisky.reconstruction.ReferenceSky;
import org.anisky.reconstruction.TraceLine;
import org.anisky.sky.Degrees;
import org.anisky.sky.EquatorialDirection;
import org.anisky.sky.SkyFrame;
import org.anisky.sky.TimeFrame;

/** The pictures of a reconstruction: what they show, in which words. */
public final class ReconstructionPictures {
  /** Points of the projection on right ascension. */
  private static final int PROJECTION_BINS = 24;

  private final Reconstruction result;
  private final Optional<SkySignificance> searched;

  /**
   * The pictures of one reconstruction.
   *
   * @param searched the search for structure, if there was one
   */
  public ReconstructionPictures(Reconstruction result, Optional<SkySignificance> searched) {
    this.result = result;
    this.searched = searched;
  }

  /**
   * The pictures by the stem of their file names; each makes its figure when it is asked for it.
   */
  public Map<String, Picture> all() {
    Map<String, Picture> pictures = new LinkedHashMap<>();
    if (result.sky().isPresent()) {
      ReconstructedSky sky = result.sky().get();
      pictures.put(
          "intensity",
          () -> intensity(sky.smoothedAnisotropy(), sky.discRadius(), equatorialDipole()).figure());
      pictures.put(
          "significance",
          () -> searched.map(this::significance).orElseGet(() -> knownRate(sky)).figure());
      pictures.put("exposure", () -> exposure(sky).figure());
      pictures.put("projection", () -> projection(sky).figure());
    }
    if (result.reference().isPresent()) {
      ReferenceSky sky = result.reference().get();
      pictures.put(
          "intensity",
          () -> intensity(sky.smoothedAnisotropy(), sky.discRadius(), dipole(sky.fit())).figure());
      pictures.put("reference", () -> reference(sky).figure());
      sky.significance()
          .ifPresent(map -> pictures.put("significance", () -> significance(sky, map).figure()));
    }
    boolean together = result.data().detectors().size() > 1;
    String whose = events() + (together ? " of all detectors, fitted together" : "");
    for (Curve curve : result.curves()) {
      pictures.put(curve.fileStem(), () -> CurvePlot.of(curve.meaning(), whose, curve).figure());
    }
    result
        .convergence()
        .ifPresent(fit -> pictures.put("convergence", () -> convergence(fit).figure()));
    return pictures;
  }

  private Picture intensity(SkyMap smoothed, double radius, SkyMarker dipole) {
    return SkyMapPlot.of(
        smoothed, options("Anisotropy of the relative intensity", radius).withMarker(dipole));
  }

  private Picture reference(ReferenceSky sky) {
    return SkyMapPlot.of(
        sky.fit().isotropic(),
        options("Isotropic reference", sky.discRadius())
            .withSubtitle(whose() + " · " + events())
            .withScale(ColourScale.SEQUENTIAL));
  }

  private SkyMarker equatorialDipole() {
    return SkyMarker.ring(result.dipole().phase(), 0, "equatorial dipole");
  }

  /** In the axes of the maps. */
  private static SkyMarker dipole(MultipoleEstimate estimate) {
    double[] d = estimate.dipole();
    return SkyMarker.cross(
        Math.atan2(d[1], d[0]),
        d.length < 3 ? 0 : Math.atan2(d[2], Math.hypot(d[0], d[1])),
        "dipole");
  }

  /** Of the scan with the largest |Z|; a sky without structure has places of |Z| = 3 somewhere. */
  private Picture significance(SkySignificance search) {
    SkySignificance.Strongest strongest = search.strongest();
    SignificanceMap scan = search.scans().get(strongest.scan());
    EquatorialDirection place = strongest.peak().position();
    return SkyMapPlot.of(
        scan.zMap().named("local Z, rate and acceptance profiled, no trials"),
        options("Local significance", scan.kernel().radius())
            .withSubtitle(
                "%s · %s · %s of %s°"
                    .formatted(
                        whose(),
                        events(),
                        scan.kernel().key(),
                        Degrees.text(scan.kernel().radius())))
            .withMarker(SkyMarker.cross(place.rightAscension(), place.declination(), "strongest")));
  }

  /**
   * Without a search, for comparison with published maps only: the number of standard deviations is
   * not written beside the strongest place, because it is no significance of the sky.
   */
  private Picture knownRate(ReconstructedSky sky) {
    EquatorialDirection strongest = sky.peaks().position();
    return SkyMapPlot.of(
        sky.significance().named("excess over its error, rate and acceptance known"),
        options("Discs against expectation", sky.discRadius())
            .withMarker(
                SkyMarker.cross(strongest.rightAscension(), strongest.declination(), "strongest")));
  }

  private Picture significance(ReferenceSky sky, SkyMap map) {
    return SkyMapPlot.of(
        map, options("Significance", sky.discRadius()).withMarker(dipole(sky.fit())));
  }

  private Picture exposure(ReconstructedSky sky) {
    return SkyMapPlot.of(
        sky.exposure(),
        options("Exposure", sky.discRadius())
            .withSubtitle(whose() + " · " + events())
            .withScale(ColourScale.SEQUENTIAL));
  }

  private SkyMapOptions options(String title, double radius) {
    SkyMapOptions options =
        SkyMapOptions.DEFAULTS
            .withTitle(title)
            .withSubtitle(Notation.smoothed(whose(), result.data().events(), radius))
            .withFieldOfViewEdges(edges());
    if (result.data() instanceof SkyCounts sky) {
      return sky.counts().frame() == SkyFrame.EQUATORIAL ? options.withGalacticPlane() : options;
    }
    return result.data().timeFrame() == TimeFrame.SIDEREAL
        ? options
        : options.withAxesNote(result.data().timeFrame().key() + " time");
  }

  /** Declinations at which the fields of view end, poles left out. */
  private double[] edges() {
    List<Double> edges = new ArrayList<>();
    for (DetectorCounts detector : result.data().detectors()) {
      double latitude = detector.sky().observatory().latitude();
      double maxZenith = detector.sky().fieldOfView().maxZenith();
      for (double edge : new double[] {latitude - maxZenith, latitude + maxZenith}) {
        if (Math.abs(edge) < Math.PI / 2) {
          edges.add(edge);
        }
      }
    }
    return edges.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Where the day is another than the sky's, right ascension is its angle instead. */
  private String whose() {
    TimeFrame frame = result.data().timeFrame();
    return frame == TimeFrame.SIDEREAL
        ? result.data().name()
        : result.data().name() + " in " + frame.key() + " time";
  }

  private String events() {
    return Notation.events(result.data().events());
  }

  private Picture projection(ReconstructedSky sky) {
    double[] counts = new double[PROJECTION_BINS];
    double[] variance = new double[PROJECTION_BINS];
    double[] exposure = new double[PROJECTION_BINS];
    double cosines = 0;
    double total = 0;
    SkyMap map = sky.exposure();
    for (int a = 0; a < map.grid().size(); a++) {
      if (map.isObserved(a)) {
        double turns = map.grid().longitude(a) / (2 * Math.PI);
        int bin = Math.min((int) (turns * PROJECTION_BINS), PROJECTION_BINS - 1);
        counts[bin] += sky.counts().value(a);
        variance[bin] += Math.pow(sky.poissonError().value(a) * map.value(a), 2);
        exposure[bin] += map.value(a);
        cosines += map.value(a) * Math.sqrt(Math.max(0, 1 - Math.pow(map.grid().z(a), 2)));
        total += map.value(a);
      }
    }
    double[] rightAscension = new double[PROJECTION_BINS];
    double[] anisotropy = new double[PROJECTION_BINS];
    double[] error = new double[PROJECTION_BINS];
    for (int bin = 0; bin < PROJECTION_BINS; bin++) {
      rightAscension[bin] = 2 * Math.PI * (bin + 0.5) / PROJECTION_BINS;
      boolean seen = exposure[bin] > 0;
      anisotropy[bin] = seen ? counts[bin] / exposure[bin] - 1 : Double.NaN;
      error[bin] = seen ? Math.sqrt(variance[bin]) / exposure[bin] : 0;
    }
    DipoleEstimate dipole = result.dipole();
    return ProjectionPlot.of(
        "Relative intensity along right ascension",
        whose() + " · " + events(),
        rightAscension,
        anisotropy,
        error,
        Optional.of(
            new DipoleCurve(
                dipole.amplitude(),
                dipole.amplitudeError(),
                dipole.phase(),
                dipole.phaseError(),
                cosines / total)));
  }

  private Picture convergence(Convergence fit) {
    List<TraceLine> sweeps = fit.trace().stream().filter(sweep -> sweep.half() == 2).toList();
    double dipoleError =
        result.dipole().error(DipoleComponent.D_0H).isPresent()
            ? result.dipole().amplitudeError()
            : 1;
    double[] gain = new double[sweeps.size()];
    double[] change = new double[sweeps.size()];
    for (int k = 0; k < gain.length; k++) {
      double before = k == 0 ? 0 : sweeps.get(k - 1).logLikelihoodGain();
      gain[k] = sweeps.get(k).logLikelihoodGain() - before;
      change[k] = sweeps.get(k).extrapolatedChange() / dipoleError;
    }
    return ConvergencePlot.of(
        fit.status() == Convergence.Status.FIXED_SWEEPS
            ? Optional.empty()
            : Optional.of(fit.status() == Convergence.Status.CONVERGED),
        whose() + " · " + events(),
        gain,
        OptionalDouble.of(fit.allowedGain()),
        change,
        fit.allowedChange() / dipoleError);
  }
}
