package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anisky.InvalidInputException;
import org.anisky.io.json.JsonDocument;
import org.anisky.io.json.JsonFile;
import org.anisky.model.DipoleComponent;
import org.anisky.simulation.SkyDipole;

/** Reads the dipole from a file as {@link SimulationTruth} writes it. */
public final class TruthFile {
  private TruthFile() {}

  /**
   * The true dipole.
   *
   * @throws InvalidInputException when the file is missing or is not a truth
   */
  public static SkyDipole read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw InvalidInputException.of(
          "truth %s %s", file, Files.exists(file) ? "is no file" : "does not exist");
    }
    JsonDocument document = JsonFile.read(file);
    String format = document.string("format");
    if (!format.equals(SimulationTruth.FORMAT)) {
      throw InvalidInputException.of(
          "%s has format '%s'; it must be '%s'", file, format, SimulationTruth.FORMAT);
    }
    JsonDocument components = document.object("dipole").object("components");
    double[] values = new double[DipoleComponent.values().length];
    for (DipoleComponent component : DipoleComponent.values()) {
      values[component.ordinal()] = components.object(component.key()).number("value");
    }
    return new SkyDipole(values[0], values[1], values[2]);
  }
}
