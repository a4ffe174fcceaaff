package org.anisky.inference;

import org.anisky.grid.SkyGrid;

/**
 * Cells for sums over a day: the rings of a grid, each cut into the same number of columns, so that
 * the sky's rotation is a shift. Columns are centred at k + 1/2.
 *
 * @param sky whose rings are taken
 * @param columns K of every ring
 */
record DayGrid(SkyGrid sky, int columns) {
  int rings() {
    return sky.rings();
  }

  int size() {
    return sky.rings() * columns;
  }

  double ringZ(int ring) {
    return sky.ringZ(ring);
  }

  /** The cell of a direction: the ring of the pixel that holds it, its own column. */
  int cell(double z, double longitude) {
    double turns = longitude / (2 * Math.PI);
    int column = (int) Math.floor((turns - Math.floor(turns)) * columns);
    return sky.ringOf(sky.pixel(z, longitude)) * columns + Math.min(column, columns - 1);
  }
}
