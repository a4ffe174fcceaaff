package org.anisky.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.anisky.interpretation.AxesView;
import org.anisky.interpretation.ComptonGetting;
import org.anisky.interpretation.FieldProjection;
import org.anisky.interpretation.Interpretation;
import org.anisky.interpretation.SingleSource;
import org.anisky.interpretation.SolarFit;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.model.FullDipole;
import org.anisky.model.MeasuredValue;
import org.anisky.sky.Rotation;

/** What dipoles may mean as JSON, format {@value #FORMAT}. Keys may be added, never changed. */
public final class InterpretationJson {
  /** Name and version of the format. */
  public static final String FORMAT = "anisky-interpretation/1";

  private static final List<String> AXES = List.of("x", "y", "z");

  private InterpretationJson() {}

  /** Of a dipole of the sky. */
  public static Map<String, Object> tree(DatedDipole source, Interpretation meaning) {
    Map<String, Object> tree = head(source);
    Map<String, Object> dipole = axes(meaning.fixed().dipole(), meaning.measured());
    if (!meaning.isFull()) {
      dipole.put("icrs_per_d_n", meaning.fixed().perNorth());
    }
    tree.put("dipole", dipole);
    tree.put(
        "compton_getting",
        meaning.comptonGetting().map(it -> comptonGetting(it, meaning.corrected())).orElse(null));
    tree.put("magnetic_field", field(meaning.field()));
    tree.put("single_source", source(meaning));
    tree.put("references", meaning.references());
    return tree;
  }

  /** Of a dipole of solar time. */
  public static Map<String, Object> tree(
      DatedDipole source, SolarFit fit, double[] velocity, double spectralIndex) {
    Map<String, Object> tree = head(source);
    Map<String, Object> solar = new LinkedHashMap<>();
    solar.put("spectral_index", spectralIndex);
    solar.put("mean_velocity_km_s", velocity);
    Map<String, Object> expected = new LinkedHashMap<>();
    for (DipoleComponent component : DipoleComponent.EQUATORIAL) {
      expected.put(component.key(), fit.expected()[component.ordinal()]);
    }
    solar.put("expected", expected);
    solar.put("p_value", fit.probability());
    solar.put("fitted_spectral_index", ResultJson.measured(fit.gamma()));
    solar.put("fitted_orbital_speed_km_s", ResultJson.measured(fit.speed()));
    solar.put("direction_p_value", fit.shapeProbability());
    tree.put("solar", solar);
    tree.put("references", fit.references());
    return tree;
  }

  private static Map<String, Object> head(DatedDipole source) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("source", source.file().toString());
    tree.put("strategy", source.strategy());
    tree.put("time_frame", source.timeFrame().key());
    tree.put("mean_unix_time_s", source.meanTime());
    tree.put("first_unix_time_s", source.firstTime());
    tree.put("last_unix_time_s", source.lastTime());
    return tree;
  }

  private static Map<String, Object> axes(DipoleEstimate dipole, List<AxesView> views) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (AxesView view : views) {
      Map<String, Object> of = new LinkedHashMap<>();
      for (int k = 0; k < Rotation.AXES; k++) {
        boolean known = view.direction().isPresent() || view.perNorth()[k] != 1;
        of.put(AXES.get(k), known ? ResultJson.measured(view.components().get(k)) : null);
      }
      of.put("per_d_n", view.direction().isPresent() ? null : view.perNorth());
      of.put("amplitude", view.direction().map(it -> measured(it.amplitude())).orElse(null));
      of.put(
          "longitude_deg",
          view.direction()
              .map(FullDipole::rightAscension)
              .map(it -> measured(it.toDegrees()))
              .orElse(null));
      of.put(
          "latitude_deg",
          view.direction()
              .map(FullDipole::declination)
              .map(it -> measured(it.toDegrees()))
              .orElse(null));
      tree.put(view.axes().key(), of);
    }
    Map<String, Object> equatorial = new LinkedHashMap<>();
    equatorial.put("amplitude", measured(dipole.measuredAmplitude()));
    equatorial.put("phase_deg", measured(dipole.measuredPhase().toDegrees()));
    equatorial.put("p_value", dipole.probability());
    Map<String, Object> covariance = new LinkedHashMap<>();
    covariance.put("order", dipole.components().stream().map(DipoleComponent::key).toList());
    covariance.put("matrix", List.of(dipole.covariance()));
    dipole.systematicCovariance().ifPresent(it -> covariance.put("systematic", List.of(it)));
    equatorial.put("covariance", covariance);
    tree.put("equatorial", equatorial);
    return tree;
  }

  private static Object measured(MeasuredValue value) {
    return ResultJson.measured(value);
  }

  private static Map<String, Object> comptonGetting(
      ComptonGetting correction, List<AxesView> views) {
    Map<String, Object> velocity = new LinkedHashMap<>();
    velocity.put("frame", correction.motion().name());
    velocity.put("icrs_km_s", correction.motion().velocity());
    velocity.put("covariance", List.of(correction.motion().covariance()));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("spectral_index", correction.index().gamma());
    tree.put("spectral_index_error", correction.index().error());
    tree.put("velocity", velocity);
    tree.put("earth_mean_velocity_icrs_km_s", correction.earth().orElse(null));
    tree.put("dipole_of_motion", correction.ofMotion());
    tree.put("corrected", axes(correction.corrected(), views));
    return tree;
  }

  private static Map<String, Object> field(FieldProjection projection) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("longitude_deg", Math.toDegrees(projection.field().longitude()));
    tree.put("latitude_deg", Math.toDegrees(projection.field().latitude()));
    tree.put("error_deg", Math.toDegrees(projection.field().error()));
    tree.put("strength", ResultJson.measured(projection.strength()));
    tree.put("implied_d_n", ResultJson.measured(projection.impliedNorth()));
    tree.put("p_value", projection.probability());
    tree.put("along", projection.along().map(InterpretationJson::measured).orElse(null));
    tree.put("across", projection.across().isPresent() ? projection.across().getAsDouble() : null);
    tree.put("across_p_value", projection.acrossProbability());
    return tree;
  }

  private static Map<String, Object> source(Interpretation meaning) {
    SingleSource source = meaning.source();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("dipole", ResultJson.measured(source.delta()));
    tree.put("dipole_is", meaning.sourceDipole());
    tree.put("fraction_distance_over_c_age", ResultJson.measured(source.ratio()));
    tree.put("fraction", orNull(source.fraction()));
    tree.put("distance_pc", orNull(source.distance()));
    tree.put("age_yr", orNull(source.age()));
    source
        .solved()
        .ifPresent(
            solved -> tree.put("implied_" + solved.quantity().key(), measured(solved.value())));
    return tree;
  }

  private static Object orNull(OptionalDouble number) {
    return number.isPresent() ? (Object) number.getAsDouble() : null;
  }
}
