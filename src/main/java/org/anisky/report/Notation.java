package org.anisky.report;

import java.util.Locale;
import org.anisky.model.DipoleComponent;
import org.anisky.sky.Degrees;

/** What quantities are called in pictures: their one place. */
final class Notation {
  static final String AMPLITUDE = "A₁";
  static final String PHASE = "α₁";
  static final String RELATIVE_INTENSITY = "relative intensity − 1";
  static final String RIGHT_ASCENSION = "right ascension";
  static final String STATISTICAL_POINTS = "data, statistical error";

  private Notation() {}

  /** A component of the dipole on equatorial axes. */
  static String of(DipoleComponent component) {
    return switch (component) {
      case D_0H -> "d₀ₕ";
      case D_6H -> "d₆ₕ";
      case D_N -> "d" + Letter.subscript("N");
    };
  }

  /** A number of a table over energy, by its key in files. */
  static String ofKey(String key) {
    for (DipoleComponent component : DipoleComponent.values()) {
      if (component.key().equals(key)) {
        return of(component);
      }
    }
    return switch (key) {
      case "amplitude" -> "equatorial amplitude " + AMPLITUDE;
      case "delta" -> "dipole amplitude δ";
      default -> lowered(key.replace("rho", "ρ"));
    };
  }

  /** A text in which quantities stand by their keys in files. */
  static String inText(String text) {
    String written = text.replace("C_l", "C" + Letter.subscript("l"));
    for (DipoleComponent component : DipoleComponent.values()) {
      written = written.replace(component.key(), of(component));
    }
    return written;
  }

  private static String lowered(String key) {
    int line = key.indexOf('_');
    return line < 0 ? key : key.substring(0, line) + Letter.subscript(key.substring(line + 1));
  }

  /** A number of events, thousands apart. */
  static String events(double number) {
    return String.format(Locale.ROOT, "%,.0f events", number).replace(',', ' ');
  }

  /**
   * Whose events a smoothed map shows.
   *
   * @param radius of the discs, rad
   */
  static String smoothed(String whose, double events, double radius) {
    return "%s · %s · discs of %s°".formatted(whose, events(events), Degrees.text(radius));
  }
}
