package org.anisky.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.anisky.io.IsoTime;
import org.anisky.io.TableHead;

/**
 * What the name and the first values of a column say of it.
 *
 * @param name as the file has it, or empty
 * @param position from 1
 * @param first the first value, as text
 * @param numbers of the column, NaN where a value is none
 * @param least of the numbers; NaN when there is none
 * @param most of the numbers
 * @param isTime whether all values are ISO times
 * @param isDate whether all values are ISO dates without a time
 */
record ColumnLook(
    String name,
    int position,
    String first,
    double[] numbers,
    double least,
    double most,
    boolean isTime,
    boolean isDate) {
  private static final Set<String> DEGREES = Set.of("deg", "degree", "degrees", "grad");
  private static final Set<String> RADIANS = Set.of("rad", "radian", "radians");
  private static final List<String> ENERGIES =
      List.of("eV", "keV", "MeV", "GeV", "TeV", "PeV", "EeV", "ZeV");

  static List<ColumnLook> of(TableHead head) {
    List<ColumnLook> looks = new ArrayList<>();
    for (int c = 0; c < head.columns(); c++) {
      int column = c;
      List<String> values = head.rows().stream().map(row -> row.get(column)).toList();
      String name = head.names().isEmpty() ? "" : head.names().get(c);
      looks.add(of(name, c + 1, values));
    }
    return looks;
  }

  private static ColumnLook of(String name, int position, List<String> values) {
    double[] numbers = values.stream().mapToDouble(ColumnLook::number).toArray();
    double least = Double.NaN;
    double most = Double.NaN;
    for (double number : numbers) {
      least = number > least || Double.isNaN(number) ? least : number;
      most = number < most || Double.isNaN(number) ? most : number;
    }
    return new ColumnLook(
        name,
        position,
        values.isEmpty() ? "" : values.get(0),
        numbers,
        least,
        most,
        !values.isEmpty()
            && values.stream().noneMatch(value -> Double.isNaN(IsoTime.toUnixTime(value))),
        !values.isEmpty()
            && values.stream().allMatch(value -> value.matches("\\d{4}-\\d\\d-\\d\\d")));
  }

  private static double number(String value) {
    try {
      double number = Double.parseDouble(value);
      return Double.isFinite(number) ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Whether there are numbers. */
  boolean hasNumbers() {
    return !Double.isNaN(least);
  }

  /** Whether all numbers lie in a closed interval. */
  boolean within(double from, double to) {
    return hasNumbers() && least >= from && most <= to;
  }

  /** The words of the name, lower case. */
  private List<String> words() {
    return List.of(
        name.replaceAll("([a-z]{2})([A-Z])", "$1_$2").toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
  }

  /** Whether one of the words of the name, or the name without signs, is among some. */
  boolean isNamed(Set<String> words) {
    String joined = String.join("", words());
    return words.contains(joined) || words().stream().anyMatch(words::contains);
  }

  /** The unit of an angle that the name says, {@code deg} or {@code rad}. */
  Optional<String> angleUnit() {
    return isNamed(DEGREES)
        ? Optional.of("deg")
        : isNamed(RADIANS) ? Optional.of("rad") : Optional.empty();
  }

  /** The unit of energy that the name says. */
  Optional<String> energyUnit() {
    return ENERGIES.stream()
        .filter(unit -> words().contains(unit.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Whether the name says that its energies are logarithms: {@code logE}, {@code lg_energy}. */
  boolean isLogarithm() {
    return words().stream().anyMatch(word -> word.matches("(log|lg)(10)?_?(e|en|energy|erec)?"));
  }

  /** How a configuration refers to the column. */
  String reference() {
    return name.isEmpty()
        ? String.valueOf(position)
        : name.matches("[A-Za-z_][A-Za-z0-9_]*")
                && !name.matches("(?i)y|n|yes|no|on|off|true|false|null")
            ? name
            : "'" + name.replace("'", "''") + "'";
  }

  /** For a person: the range of its numbers, or its first value. */
  String range() {
    return hasNumbers()
        ? String.format(Locale.ROOT, "%.10g to %.10g", least, most)
            .replaceAll("(\\.\\d*?)0+(?= |$)", "$1")
            .replaceAll("\\.(?= |$)", "")
        : "'" + first + "'";
  }
}
