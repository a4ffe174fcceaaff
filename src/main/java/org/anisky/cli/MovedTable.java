package org.anisky.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.anisky.study.regression.Check;
import org.anisky.study.regression.SkyReport;

/**
 * What moved between two versions, quantity by quantity, in units of the error; what is measured
 * with an error comes before its by-products.
 */
final class MovedTable {
  private static final int MOST_LINES = 40;

  private MovedTable() {}

  private record Move(String sky, Check check) {
    /** In errors where there are some, else in what is allowed. */
    private double size() {
      return Double.isNaN(check.errors()) ? check.distance() : check.errors();
    }
  }

  static void print(List<SkyReport> reports, PrintWriter out) {
    List<Move> moves = new ArrayList<>();
    long compared = 0;
    for (SkyReport report : reports) {
      compared += report.count(Check.Kind.STORED);
      report.checks().stream()
          .filter(check -> check.kind() == Check.Kind.STORED && check.distance() != 0)
          .forEach(check -> moves.add(new Move(report.name(), check)));
    }
    moves.sort(
        Comparator.comparing((Move move) -> move.check().passed())
            .thenComparing(move -> Double.isNaN(move.check().errors()))
            .thenComparing(Comparator.comparingDouble(Move::size).reversed()));
    for (Move move : moves.subList(0, Math.min(MOST_LINES, moves.size()))) {
      Check check = move.check();
      out.printf(
          Locale.ROOT,
          "%s  %s: %s -> %s, %s%s%n",
          move.sky(),
          check.quantity(),
          check.expected(),
          check.found(),
          Double.isNaN(check.errors())
              ? String.format(Locale.ROOT, "%.2g of what is allowed", check.distance())
              : String.format(Locale.ROOT, "%.2g errors", check.errors()),
          check.passed() ? "" : "  MOVED");
    }
    if (moves.size() > MOST_LINES) {
      out.println("and " + (moves.size() - MOST_LINES) + " more");
    }
    long far = moves.stream().filter(move -> !move.check().passed()).count();
    out.printf(
        Locale.ROOT,
        "%d quantities: %d are the same to the bit, %d moved within what is allowed, %d beyond%n",
        compared,
        compared - moves.size(),
        moves.size() - far,
        far);
  }
}
