package org.anisky.configuration;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.counts.ReferenceKind;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.CountsTotal;
import org.anisky.reconstruction.montecarlo.CountsMap;
import org.anisky.reconstruction.montecarlo.DataBackground;
import org.anisky.reconstruction.montecarlo.MapSample;
import org.anisky.reconstruction.montecarlo.ReferenceMap;

/**
 * The maps of one sample, as a configuration names them.
 *
 * <pre>
 *   counts: {file: counts.fits, column: 1, squared-weights-column: 2}
 *   purity: {file: purity.fits}
 *   reference: {kind: simulated, file: isotropic.fits, column: 1, error-column: 2}
 * </pre>
 *
 * @param counts events or sums of weights
 * @param squaredWeights sums of squared weights; empty for plain events
 * @param purity probability that an event is of the kind looked for
 * @param kind of the reference
 * @param reference what an isotropic sky gives
 * @param referenceError for {@code simulated}: standard deviation per pixel
 * @param referenceSquares for {@code control-sample}: sums of squared weights
 * @param background for {@code scrambled} and {@code direct-integration}: how it was made
 */
record SkyMapInput(
    MapColumn counts,
    Optional<MapColumn> squaredWeights,
    Optional<MapColumn> purity,
    ReferenceKind kind,
    MapColumn reference,
    Optional<MapColumn> referenceError,
    Optional<MapColumn> referenceSquares,
    Optional<DataBackground> background) {
  private static final double SECONDS_PER_DAY = 86400;
  private static final String SQUARED_WEIGHTS = "squared-weights-column";

  /** Reads the three sections; the caller finishes them. */
  static SkyMapInput read(YamlSection section) {
    YamlSection countsSection = section.section("counts");
    Optional<YamlSection> puritySection = section.optionalSection("purity");
    YamlSection referenceSection = section.section("reference");
    section.finishKeys();
    MapColumn counts = MapColumn.read(countsSection);
    Optional<MapColumn> squaredWeights = counts.optionallyBeside(SQUARED_WEIGHTS);
    countsSection.finishKeys();
    Optional<MapColumn> purity = puritySection.map(MapColumn::read);
    puritySection.ifPresent(YamlSection::finishKeys);
    ReferenceKind kind = referenceSection.choice("kind", Arrays.asList(ReferenceKind.values()));
    MapColumn reference = MapColumn.read(referenceSection);
    Optional<MapColumn> error =
        kind == ReferenceKind.SIMULATED
            ? Optional.of(reference.beside("error-column"))
            : Optional.empty();
    Optional<MapColumn> squares =
        kind == ReferenceKind.CONTROL_SAMPLE
            ? reference.optionallyBeside(SQUARED_WEIGHTS)
            : Optional.empty();
    for (String other : List.of("error-column", SQUARED_WEIGHTS)) {
      boolean read = other.equals(SQUARED_WEIGHTS) ? squares.isPresent() : error.isPresent();
      if (referenceSection.has(other) && !read) {
        throw referenceSection.invalid(
            other,
            other.equals(SQUARED_WEIGHTS)
                ? "goes with kind: control-sample only"
                : "goes with kind: simulated only");
      }
    }
    Optional<DataBackground> background = background(referenceSection, kind);
    referenceSection.finishKeys();
    return new SkyMapInput(
        counts, squaredWeights, purity, kind, reference, error, squares, background);
  }

  private static Optional<DataBackground> background(YamlSection section, ReferenceKind kind) {
    if (kind != ReferenceKind.SCRAMBLED && kind != ReferenceKind.DIRECT_INTEGRATION) {
      for (String key : List.of("window", "latitude", "max-zenith", "zenith-power")) {
        if (section.has(key)) {
          throw section.invalid(key, "goes with kind: scrambled and direct-integration only");
        }
      }
      return Optional.empty();
    }
    double window = section.duration("window", Interval.openClosed(0, SECONDS_PER_DAY), "24 h");
    if (section.has("latitude") != section.has("max-zenith")) {
      throw section.invalid("has one of 'latitude' and 'max-zenith'; it must have both or none");
    }
    Optional<DataBackground.Site> site =
        section.has("latitude")
            ? Optional.of(
                new DataBackground.Site(
                    section.angle("latitude", Interval.closed(-90, 90)),
                    section.angle("max-zenith", Interval.openClosed(0, 90)),
                    section.number("zenith-power", Interval.NOT_NEGATIVE, 1)))
            : Optional.empty();
    return Optional.of(
        new DataBackground(
            2 * Math.PI * Math.min(1, window / SECONDS_PER_DAY),
            kind == ReferenceKind.DIRECT_INTEGRATION,
            site));
  }

  /** Reads the maps. */
  MapSample sample(String name, SkyMapReader reader) throws IOException {
    CountsMap events = counts(reader, counts, squaredWeights);
    CountsMap weighted = events;
    if (purity.isPresent()) {
      SkyMapReader.Named map = reader.read(purity.get());
      weighted = events.weightedBy(map.name(), map.map());
    }
    return new MapSample(name, events, weighted, reference(reader));
  }

  private static CountsMap counts(
      SkyMapReader reader, MapColumn column, Optional<MapColumn> squaresColumn) throws IOException {
    SkyMapReader.Named map = reader.read(column);
    CountsTotal.check(map.name(), Arrays.stream(map.map().valuesOrZero()).sum());
    Optional<SkyMap> squares = Optional.empty();
    if (squaresColumn.isPresent()) {
      squares = Optional.of(reader.read(squaresColumn.get()).map());
    }
    return new CountsMap(map.name(), map.map(), squares);
  }

  private ReferenceMap reference(SkyMapReader reader) throws IOException {
    return switch (kind) {
      case EXACT -> {
        SkyMapReader.Named map = reader.read(reference);
        yield ReferenceMap.exact(map.name(), map.map());
      }
      case SIMULATED -> {
        SkyMapReader.Named map = reader.read(reference);
        yield ReferenceMap.simulated(
            map.name(), map.map(), reader.read(referenceError.orElseThrow()).map());
      }
      case SCRAMBLED, DIRECT_INTEGRATION -> {
        SkyMapReader.Named map = reader.read(reference);
        yield ReferenceMap.ofData(map.name(), map.map(), background.orElseThrow());
      }
      case CONTROL_SAMPLE ->
          ReferenceMap.controlSample(counts(reader, reference, referenceSquares));
    };
  }
}
