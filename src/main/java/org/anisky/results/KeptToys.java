package org.anisky.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anisky.inference.IsotropicToys;
import org.anisky.io.files.ResultDirectory;
import org.anisky.io.files.Sha256;

/**
 * The extremes of isotropic toys in {@value #FILE} of a result directory, so that a later run of
 * the same data takes them and draws no more than are missing. The head of the file says of which
 * data they are and what the rows amount to; a file that does not agree with its head is not taken.
 */
public final class KeptToys {
  /** Name of the file. */
  public static final String FILE = "isotropic-toys.csv";

  private static final String DATA = "# toys of ";
  private static final String ROWS = "# rows SHA-256 ";

  private KeptToys() {}

  /** Writes toys; nothing when there are none. */
  static void write(IsotropicToys toys, ResultDirectory directory) throws IOException {
    if (toys.extremes().length > 0) {
      Files.writeString(directory.file(FILE), text(toys), StandardCharsets.UTF_8);
    }
  }

  /** The text of the file. */
  public static String text(IsotropicToys toys) {
    StringBuilder rows = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (String kernel : toys.kernels()) {
      names.add("largest Z " + kernel);
      names.add("smallest Z " + kernel);
    }
    rows.append(String.join(",", names)).append('\n');
    for (double[] toy : toys.extremes()) {
      rows.append(String.join(",", Arrays.stream(toy).mapToObj(Double::toString).toList()));
      rows.append('\n');
    }
    return "# Largest and smallest Z of isotropic toys, a row per toy; taken again by a run of the"
        + " same data.\n"
        + DATA
        + toys.fingerprint()
        + '\n'
        + ROWS
        + Sha256.ofText(rows.toString())
        + '\n'
        + rows;
  }

  /** The most toys that one of some files has. */
  public static IsotropicToys find(List<Path> files) {
    IsotropicToys most = IsotropicToys.NONE;
    for (Path file : files) {
      if (Files.isRegularFile(file)) {
        IsotropicToys toys = read(file);
        most = toys.extremes().length > most.extremes().length ? toys : most;
      }
    }
    return most;
  }

  /** Toys of a file; none when it is damaged: they are drawn again. */
  private static IsotropicToys read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      String[] head = text.split("\n", 4);
      if (head.length < 4
          || !head[1].startsWith(DATA)
          || !head[2].equals(ROWS + Sha256.ofText(head[3]))) {
        return IsotropicToys.NONE;
      }
      String[] lines = head[3].split("\n");
      List<String> kernels = new ArrayList<>();
      for (String name : lines[0].split(",")) {
        if (name.startsWith("largest Z ")) {
          kernels.add(name.substring("largest Z ".length()));
        }
      }
      double[][] extremes = new double[lines.length - 1][];
      for (int toy = 0; toy < extremes.length; toy++) {
        extremes[toy] =
            Arrays.stream(lines[toy + 1].split(",")).mapToDouble(Double::parseDouble).toArray();
      }
      return new IsotropicToys(head[1].substring(DATA.length()), kernels, extremes);
    } catch (IOException | NumberFormatException e) {
      return IsotropicToys.NONE;
    }
  }
}
