package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.reconstruction.montecarlo.MapComparison;
import org.anisky.reconstruction.montecarlo.MapNuisance;
import org.anisky.reconstruction.montecarlo.MapSample;
import org.anisky.reconstruction.montecarlo.MonteCarloReconstructor;
import org.anisky.reconstruction.montecarlo.MonteCarloStrategy;
import org.anisky.sky.SkyFrame;

/**
 * A configuration of {@code reconstruct} whose data are maps of the sky, {@code sky-maps} in place
 * of {@code detectors}; checked and with all defaults.
 *
 * @param file the configuration file
 * @param name of the sample
 * @param frame of all maps
 * @param input the maps, when there is one range of energy
 * @param ranges the maps of several ranges of energy; there is either this or {@code input}
 * @param nuisances how the reference may be wrong
 * @param lMax degree up to which multipoles are fitted
 * @param discRadius of the discs over which maps are smoothed, rad
 * @param output directory to be made
 * @param pictures formats of the pictures
 * @param effective the configuration in full, for provenance
 * @param paths where the files lie that its keys name, by key path
 */
public record SkyMapsConfiguration(
    Path file,
    String name,
    SkyFrame frame,
    Optional<SkyMapInput> input,
    Optional<SkyMapRanges> ranges,
    List<Nuisance> nuisances,
    int lMax,
    double discRadius,
    Path output,
    List<PictureFormat> pictures,
    Map<String, Object> effective,
    Map<String, List<Path>> paths)
    implements ReconstructionConfiguration {
  /** The section by which a configuration is of this kind. */
  static final String KEY = "sky-maps";

  private static final String DETECTORS = "detectors";
  private static final Interval RADIUS = Interval.openClosed(0, 180);

  /**
   * A nuisance parameter.
   *
   * @param name for results
   * @param sigma of its prior
   * @param template by which it changes the reference
   */
  record Nuisance(String name, double sigma, MapColumn template) {}

  /**
   * Whether a configuration is of this kind.
   *
   * @throws org.anisky.InvalidInputException when it is of both kinds or of none
   */
  public static boolean isMeantBy(YamlSection root) {
    boolean maps = root.has(KEY);
    if (maps == root.has(DETECTORS)) {
      throw root.invalid(
          maps
              ? "has both 'detectors' and 'sky-maps'; it must have one of them"
              : "has neither 'detectors' (events or sidereal counts) nor 'sky-maps' (counts on the"
                  + " sky and a reference)");
    }
    return maps;
  }

  /**
   * Binds a configuration.
   *
   * @throws org.anisky.InvalidInputException with file, line and key when something is not allowed
   */
  public static SkyMapsConfiguration of(YamlSection root) {
    checkStrategy(root);
    YamlSection maps = root.section(KEY);
    YamlSection monteCarlo = root.sectionOrDefaults(MonteCarloReconstructor.NAME);
    YamlSection significance = root.sectionOrDefaults("significance");
    YamlSection outputSection = root.sectionOrDefaults("output");
    Path output = OutputConfiguration.directory(root, outputSection);
    List<PictureFormat> pictures = OutputConfiguration.pictures(outputSection);
    root.finishKeys();
    String name = maps.text("name");
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw maps.invalid("name", "must be one line that is not blank");
    }
    SkyFrame frame = maps.choice("frame", List.of(SkyFrame.EQUATORIAL, SkyFrame.GALACTIC));
    List<YamlSection> nuisances = maps.optionalSections("nuisances");
    boolean inRanges = maps.has("ranges");
    Optional<SkyMapRanges> ranges =
        inRanges ? Optional.of(SkyMapRanges.read(maps)) : Optional.empty();
    Optional<SkyMapInput> input = inRanges ? Optional.empty() : Optional.of(SkyMapInput.read(maps));
    for (String other : List.of("exposures", "priors")) {
      if (monteCarlo.has(other)) {
        throw monteCarlo.invalid(
            other,
            "goes with 'detectors'; with 'sky-maps' "
                + (other.equals("priors")
                    ? "priors are those of sky-maps.nuisances"
                    : "the exposure is sky-maps.reference"));
      }
    }
    List<Nuisance> templates = nuisances(nuisances);
    int lMax = monteCarlo.integer("l-max", 1, MonteCarloStrategy.LARGEST_DEGREE, 1);
    double discRadius = significance.angle("radius", RADIUS, "10 deg");
    root.finish();
    return new SkyMapsConfiguration(
        root.file(),
        name,
        frame,
        input,
        ranges,
        templates,
        lMax,
        discRadius,
        output,
        pictures,
        root.effective(),
        root.paths());
  }

  private static void checkStrategy(YamlSection root) {
    List<String> allowed = Strategies.KNOWN.forCountsOnTheSky();
    String strategy = root.oneOf("strategy", Strategies.KNOWN.names(), allowed.get(0));
    if (!allowed.contains(strategy)) {
      throw root.invalid(
          "strategy",
          "'"
              + strategy
              + "' needs events or sidereal counts of 'detectors'; with 'sky-maps' it must be "
              + String.join(" or ", allowed));
    }
  }

  private static List<Nuisance> nuisances(List<YamlSection> sections) {
    List<Nuisance> nuisances = new ArrayList<>();
    for (YamlSection section : sections) {
      String name = section.text("name");
      if (nuisances.stream().anyMatch(other -> other.name().equals(name))) {
        throw section.invalid("name", "'" + name + "' is the name of another nuisance already");
      }
      nuisances.add(nuisance(section, name));
    }
    return nuisances;
  }

  private static Nuisance nuisance(YamlSection section, String name) {
    double sigma = section.number("sigma", Interval.POSITIVE);
    MapColumn template = MapColumn.read(section.section("template"));
    return new Nuisance(name, sigma, template);
  }

  @Override
  public String strategy() {
    return MonteCarloReconstructor.NAME;
  }

  /**
   * Reads all maps.
   *
   * @throws IOException when a file cannot be read
   * @throws org.anisky.InvalidInputException when what is read is not allowed
   */
  public SkyMapData read() throws IOException {
    SkyMapReader reader = new SkyMapReader(frame);
    List<MapSample> samples =
        ranges.isPresent()
            ? ranges.get().samples(name, reader)
            : List.of(input.orElseThrow().sample(name, reader));
    return new SkyMapData(
        samples, comparison(reader), reader.inputs(), reader.warnings(), reader.grid());
  }

  private MapComparison comparison(SkyMapReader reader) throws IOException {
    List<MapNuisance> templates = new ArrayList<>();
    for (Nuisance nuisance : nuisances) {
      templates.add(
          new MapNuisance(
              nuisance.name(), reader.read(nuisance.template()).map(), nuisance.sigma()));
    }
    return new MapComparison(lMax, templates);
  }
}
