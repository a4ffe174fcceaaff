package org.anisky.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.model.DipoleComponent;
import org.anisky.model.DipoleEstimate;
import org.anisky.study.ToyResult;

/**
 * Toys as lines of text: numbers as {@link Double#toString} gives them, so that reading returns the
 * same bits; what a strategy does not measure is an empty cell.
 */
public final class ToyTable {
  private static final DipoleComponent[] AXES = DipoleComponent.values();

  public static final List<String> HEADINGS =
      Stream.of(
              List.of("replica", "strategy", "d_0h", "d_6h", "d_N"),
              matrix("covariance"),
              matrix("systematic"),
              List.of("test_statistic", "p_value"))
          .flatMap(List::stream)
          .toList();

  private static final int VALUES = 2;
  private static final int COVARIANCE = VALUES + AXES.length;
  private static final int SYSTEMATIC = COVARIANCE + 6;
  private static final int STATISTIC = SYSTEMATIC + 6;

  private ToyTable() {}

  private static List<String> matrix(String name) {
    List<String> headings = new ArrayList<>();
    for (int k = 0; k < AXES.length; k++) {
      for (int l = k; l < AXES.length; l++) {
        headings.add(name + "_" + AXES[k].key() + "_" + AXES[l].key());
      }
    }
    return headings;
  }

  /** The cells of a row; null for what is absent. */
  public static Object[] cells(ToyResult result) {
    DipoleEstimate dipole = result.dipole();
    List<Object> cells = new ArrayList<>();
    cells.add(result.replica());
    cells.add(result.strategy());
    for (DipoleComponent axis : AXES) {
      cells.add(dipole.value(axis).isPresent() ? dipole.value(axis).getAsDouble() : null);
    }
    addMatrix(cells, dipole, Optional.of(dipole.covariance()));
    addMatrix(cells, dipole, dipole.systematicCovariance());
    cells.add(dipole.testStatistic());
    cells.add(dipole.probability());
    return cells.toArray();
  }

  private static void addMatrix(
      List<Object> cells, DipoleEstimate dipole, Optional<double[][]> matrix) {
    for (int k = 0; k < AXES.length; k++) {
      for (int l = k; l < AXES.length; l++) {
        int row = dipole.components().indexOf(AXES[k]);
        int column = dipole.components().indexOf(AXES[l]);
        boolean there = row >= 0 && column >= 0 && matrix.isPresent();
        cells.add(there ? (Object) matrix.get()[row][column] : null);
      }
    }
  }

  /** One line without its end. */
  public static String line(ToyResult result) {
    StringBuilder line = new StringBuilder();
    for (Object cell : cells(result)) {
      boolean absent = cell == null || cell instanceof Double number && !Double.isFinite(number);
      line.append(line.isEmpty() ? "" : ",").append(absent ? "" : cell);
    }
    return line.toString();
  }

  /** The row of a line, or empty when the line is damaged. */
  public static Optional<ToyResult> parse(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != HEADINGS.size()) {
      return Optional.empty();
    }
    try {
      List<DipoleComponent> components =
          Arrays.stream(AXES).filter(axis -> !cells[VALUES + axis.ordinal()].isEmpty()).toList();
      double[] values =
          components.stream().mapToDouble(a -> number(cells[VALUES + a.ordinal()])).toArray();
      DipoleEstimate dipole =
          new DipoleEstimate(
              components,
              values,
              matrix(cells, COVARIANCE, components),
              cells[SYSTEMATIC].isEmpty()
                  ? Optional.empty()
                  : Optional.of(matrix(cells, SYSTEMATIC, components)),
              number(cells[STATISTIC]),
              number(cells[STATISTIC + 1]));
      return Optional.of(new ToyResult(Long.parseLong(cells[0]), cells[1], dipole));
    } catch (IllegalArgumentException | InvalidInputException e) {
      return Optional.empty();
    }
  }

  private static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  private static double[][] matrix(String[] cells, int first, List<DipoleComponent> components) {
    double[][] matrix = new double[components.size()][components.size()];
    int cell = first;
    for (DipoleComponent k : AXES) {
      for (int l = k.ordinal(); l < AXES.length; l++, cell++) {
        int row = components.indexOf(k);
        int column = components.indexOf(AXES[l]);
        if (row >= 0 && column >= 0) {
          matrix[row][column] = number(cells[cell]);
          matrix[column][row] = matrix[row][column];
        }
      }
    }
    return matrix;
  }
}
