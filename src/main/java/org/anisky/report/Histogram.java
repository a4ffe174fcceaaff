package org.anisky.report;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;

/**
 * Numbers in bins of equal width.
 *
 * @param name what is counted
 * @param from lower edge of the first bin
 * @param step width of a bin
 * @param numbers per bin
 */
record Histogram(String name, double from, double step, List<Integer> numbers) implements Mark {
  Histogram {
    numbers = List.copyOf(numbers);
  }

  @Override
  public void draw(Sheet sheet, Axes axes) {
    double foot = axes.y().pixel(0);
    for (int bin = 0; bin < numbers.size(); bin++) {
      double x = axes.x().pixel(from + bin * step);
      double y = axes.y().pixel(numbers.get(bin));
      double width = axes.x().pixel(from + (bin + 1) * step) - x;
      sheet.fill(new Rectangle2D.Double(x, y, width, foot - y), Palette.GRID);
    }
  }

  @Override
  public Map<String, Object> description() {
    return Description.of("histogram")
        .with("name", name)
        .with("from", from)
        .with("step", step)
        .with("numbers", numbers.stream().mapToDouble(Integer::doubleValue))
        .tree();
  }
}
