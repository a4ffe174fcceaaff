package org.anisky.io.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.anisky.grid.SkyMap;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.fits.FitsCard;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.json.EnumKeys;
import org.anisky.io.json.Json;
import org.anisky.reconstruction.montecarlo.MapReconstruction;
import org.anisky.reconstruction.montecarlo.ReferenceSky;
import org.anisky.sky.Degrees;

/** Writes the files of a result of maps, pictures excepted. */
public final class MapResultWriter {
  private final MapReconstruction result;
  private final Provenance provenance;

  /** The files of one result. */
  public MapResultWriter(MapReconstruction result, Provenance provenance) {
    this.result = result;
    this.provenance = provenance;
  }

  /** Writes everything into a directory that is not yet committed. */
  public void write(ResultDirectory directory) throws IOException {
    ReferenceSky sky = result.sky();
    List<SkyMap> maps = new ArrayList<>();
    maps.add(sky.counts());
    maps.add(sky.isotropic());
    maps.add(sky.relativeIntensity());
    maps.add(sky.smoothedAnisotropy());
    sky.significance().ifPresent(maps::add);
    FitsMaps.write(directory.file("reference.fits"), "REFERENCE", maps, cards());
    Json.write(directory.file(ResultDirectory.MARK), MapResultJson.tree(result, provenance));
  }

  private List<FitsCard> cards() {
    return List.of(
        new FitsCard("CREATOR", "anisky " + Provenance.version(), "program and version"),
        new FitsCard("STRATEGY", MapReconstruction.STRATEGY, "method of reconstruction"),
        new FitsCard("REFKIND", EnumKeys.key(result.referenceKind()), "what the reference is"),
        new FitsCard(
            "DISCRAD", Degrees.of(result.sky().discRadius()), "[deg] radius of discs of smoothing"),
        new FitsCard("CONFDIG", provenance.configurationDigest(), "SHA-256 of configuration"));
  }
}
