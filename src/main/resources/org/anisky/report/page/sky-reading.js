// What is under the pointer, or at a place that is held.
class SkyReading extends SkyDrawing {
  /** The direction, along the axes of the map, under a point of the canvas; null outside. */
  directionAt(x, y) {
    const view = this.view;
    const place = PROJECTIONS[view.projection].inverse(
      (view.middle[0] - x) / view.scale, (view.middle[1] - y) / view.scale);
    if (place === null || y > view.height) {
      return null;
    }
    const own = vectorOf(place[0] / RADIAN, place[1] / RADIAN);
    return turn(transposed(this.toShown), turn(viewRotation(view), own));
  }

  placeText(angles) {
    const names = LONGITUDES[this.frame];
    return names[0] + " " + this.longitudeText(angles[0], 5) + ", " + names[1] + " " +
      numberText(angles[1], 4) + "°";
  }

  /**
   * Tells the values at a direction.
   *
   * @param vector along the axes of the chosen map
   * @param hold whether the place is kept and told to screen readers
   */
  async read(vector, hold) {
    const shown = anglesOf(turn(this.toShown, vector));
    if (hold) {
      this.held = vector;
      this.heldFrame = this.table.frame;
      element("sky-longitude").value =
        String(Number((shown[0] / (this.inHours ? 15 : 1)).toFixed(4)));
      element("sky-latitude").value = String(Number(shown[1].toFixed(4)));
      this.draw();
    }
    const pixel = pixelOf(this.table.nside, vector[0], vector[1], vector[2]);
    const values = this.values;
    const unit = unitText(this.map);
    const probe = element("sky-probe");
    probe.setAttribute("aria-live", hold ? "polite" : "off");
    probe.textContent = mapTitle(this.map) + " " +
      (Number.isNaN(values[pixel]) ? "not observed" : numberText(values[pixel]) + unit) +
      " at " + this.placeText(shown) + " (pixel " + pixel + ")";
    probe.dataset.pixel = String(pixel);
    probe.dataset.value = String(values[pixel]);
    if (hold) {
      await this.tellAll(vector);
    }
  }

  /** All maps of the same axes at a direction, and the direction in all axes. */
  async tellAll(vector) {
    const rows = [];
    for (const [name, matrix] of [[this.table.frame, SAME_AXES], ...Object.entries(this.table.axes)]) {
      const angles = anglesOf(turn(matrix, vector));
      rows.push([LONGITUDES[name][0] + ", " + LONGITUDES[name][1],
        numberText(angles[0], 6) + "°, " + numberText(angles[1], 6) + "°", FRAME_NAMES[name]]);
    }
    const frame = this.table.frame;
    for (const map of this.data.maps) {
      const table = this.data.tables[map.table];
      if (table.frame === frame) {
        const values = await mapValues(map);
        const value = values[pixelOf(table.nside, vector[0], vector[1], vector[2])];
        const radius = table.radius === null || !hasRadius(map) ? "" : ", " + table.radius + "°";
        rows.push([mapTitle(map) + radius,
          Number.isNaN(value) ? "not observed" : numberText(value) + unitText(map), table.file]);
      }
    }
    if (this.held === vector) {
      element("sky-values").replaceChildren(
        makeTable("Values at the held place", ["quantity", "value", "from"], rows));
    }
  }
}
