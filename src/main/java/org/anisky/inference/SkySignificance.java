package org.anisky.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.Workers;
import org.anisky.model.ScannedData;

/**
 * What is said about structure anywhere on the sky: the significance around every place with
 * several kernels, and how often an isotropic sky shows as much.
 *
 * @param scans one per kernel
 * @param strongest scan that holds the largest |Z|, and its place
 * @param global of the largest |Z| over all scans; empty when no toys were asked for
 * @param toys that say so, to be kept
 * @param regions hot and cold ones, the strongest first, then those of a list
 * @param warnings what a careful reader must know of the data
 */
public record SkySignificance(
    List<SignificanceMap> scans,
    Strongest strongest,
    Optional<GlobalSignificance> global,
    IsotropicToys toys,
    List<MeasuredRegion> regions,
    List<String> warnings) {
  /** The largest |Z|: number of the scan, and place. */
  public record Strongest(int scan, SignificanceMap.Peak peak) {}

  /** Copies the lists. */
  public SkySignificance {
    scans = List.copyOf(scans);
    regions = List.copyOf(regions);
    warnings = List.copyOf(warnings);
  }

  /** The same with warnings of the data. */
  public SkySignificance withWarnings(List<String> ofData) {
    return new SkySignificance(scans, strongest, global, toys, regions, ofData);
  }

  /**
   * Scans the sky and draws isotropic toys through the same code.
   *
   * @param keeper of toys
   * @throws InvalidInputException when no place can be tested
   */
  public static SkySignificance of(
      ScannedData data, SignificanceOptions options, ToyKeeper keeper, Workers workers) {
    NullFit fit = NullFit.of(data, options.nullHypothesis());
    List<SignificanceMap> scans =
        options.kernels().stream().map(kernel -> SignificanceMap.of(fit, kernel)).toList();
    Strongest strongest = strongest(scans);
    IsotropicToys toys =
        options.toys() == 0 ? IsotropicToys.NONE : SkyTrials.draw(data, options, keeper, workers);
    Optional<GlobalSignificance> global =
        options.toys() == 0
            ? Optional.empty()
            : Optional.of(GlobalSignificance.of(Math.abs(strongest.peak().z()), toys.largest()));
    List<MeasuredRegion> regions =
        new ArrayList<>(new RegionSearch(scans, toys, options.threshold()).all());
    regions.addAll(new ListedRegions(fit).measure(options.regions()));
    return new SkySignificance(scans, strongest, global, toys, regions, List.of());
  }

  private static Strongest strongest(List<SignificanceMap> scans) {
    Strongest strongest = null;
    for (int k = 0; k < scans.size(); k++) {
      for (SignificanceMap.Peak peak : List.of(scans.get(k).highest(), scans.get(k).lowest())) {
        if (peak.pixel() < 0) {
          throw InvalidInputException.of(
              "nothing can be said in kernels of %.1f deg: no template is measured by these data",
              Math.toDegrees(scans.get(k).kernel().radius()));
        }
        if (strongest == null || Math.abs(peak.z()) > Math.abs(strongest.peak().z())) {
          strongest = new Strongest(k, peak);
        }
      }
    }
    return strongest;
  }
}
