package org.anisky.simulation;

import java.util.Optional;
import org.anisky.grid.SkyGrid;

/**
 * Where the sky is looked up for sidereal bin tau and local pixel i.
 *
 * <p>Exact: in the direction of the local pixel's centre when the sidereal time is at the bin's
 * centre, whatever grid a reconstruction takes later. This is the honest one: a reconstruction on
 * pixels then shows what its pixels cost. On pixels: at the centre of the equatorial pixel a(tau,
 * i), by the same map a as the likelihood's {@link org.anisky.model.SkyScan}; with the
 * reconstruction's own grid its model can describe the data exactly.
 *
 * @param equatorialGrid the pixels; empty for exact directions
 */
public record SkySampling(Optional<SkyGrid> equatorialGrid) {
  /** Exact directions. */
  public static final SkySampling EXACT = new SkySampling(Optional.empty());

  /** The centres of equatorial pixels. */
  public static SkySampling onPixels(SkyGrid equatorialGrid) {
    return new SkySampling(Optional.of(equatorialGrid));
  }

  /** One phrase for a person. */
  public String describe() {
    return equatorialGrid
        .map(grid -> "centres of equatorial pixels, " + grid.describe())
        .orElse("exact directions");
  }
}
