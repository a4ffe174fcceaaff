package org.anisky.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rectangle with two axes and what is measured on them.
 *
 * @param title above it; empty for none
 * @param x from left to right or back
 * @param y from bottom to top
 * @param ground marks under the grid
 * @param marks over the grid
 * @param clipped whether the marks over the grid end at the frame
 * @param gridded whether it has a grid
 * @param legend in the panel
 */
record Panel(
    String title,
    Axis x,
    Axis y,
    List<Mark> ground,
    List<Mark> marks,
    boolean clipped,
    boolean gridded,
    Optional<Legend> legend)
    implements Figure.Part {
  Panel {
    ground = List.copyOf(ground);
    marks = List.copyOf(marks);
  }

  /** A panel with a grid whose marks may reach over the frame. */
  static Panel of(Axis x, Axis y, List<Mark> marks) {
    return new Panel("", x, y, List.of(), marks, false, true, Optional.empty());
  }

  /** With marks under the grid, which end at the frame as all others do then. */
  Panel onGround(List<Mark> under) {
    return new Panel(title, x, y, under, marks, true, gridded, legend);
  }

  /** With marks that end at the frame. */
  Panel cut() {
    return onGround(ground);
  }

  /** With a legend that covers the marks. */
  Panel withLegend(Legend words) {
    return new Panel(title, x, y, ground, marks, clipped, gridded, Optional.of(words));
  }

  /** What a description calls it; drawn by captions. */
  Panel named(String newTitle) {
    return new Panel(newTitle, x, y, ground, marks, clipped, gridded, legend);
  }

  /** Without grid. */
  Panel plain() {
    return new Panel(title, x, y, ground, marks, clipped, false, legend);
  }

  @Override
  public void draw(Sheet sheet) {
    Axes axes = new Axes(x.scale(), y.scale());
    if (!ground.isEmpty()) {
      sheet.clip(axes.inside());
      ground.forEach(mark -> mark.draw(sheet, axes));
      sheet.clip(null);
    }
    if (gridded) {
      axes.drawGrid(sheet, x.ticks(), y.ticks());
    }
    if (clipped) {
      sheet.clip(axes.inside());
    }
    marks.forEach(mark -> mark.draw(sheet, axes));
    if (clipped) {
      sheet.clip(null);
    }
    legend.ifPresent(words -> words.draw(sheet));
    axes.drawFrame(sheet);
    drawAxes(sheet, axes);
  }

  private void drawAxes(Sheet sheet, Axes axes) {
    if (x.numbered()) {
      axes.drawBelow(sheet, x.ticks());
      axes.drawMinorBelow(sheet, x.minor());
      x.opposite().ifPresent(ticks -> axes.drawAbove(sheet, ticks));
    }
    if (y.numbered()) {
      axes.drawLeft(sheet, y.ticks());
      axes.drawMinorLeft(sheet, y.minor());
      axes.titleLeft(sheet, y.title());
    }
    if (x.numbered()) {
      axes.titleBelow(sheet, x.title());
    }
  }

  @Override
  public Map<String, Object> description() {
    List<Map<String, Object>> all = new ArrayList<>();
    ground.forEach(mark -> all.add(mark.description()));
    marks.forEach(mark -> all.add(mark.description()));
    return Description.of("panel")
        .with("title", title)
        .with("x", x.description(x.scale().to() < x.scale().from()))
        .with("y", y.description(y.scale().to() > y.scale().from()))
        .with("marks", all)
        .tree();
  }
}
