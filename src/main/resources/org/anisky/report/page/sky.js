// The maps: chosen, turned, zoomed and read by the reader.
const FRAME_NAMES = {
  equatorial: "equatorial",
  galactic: "Galactic",
  ecliptic: "ecliptic",
  horizon: "horizon",
  "local-hour-angle": "hour angle",
  "local-horizon": "horizon",
};
const LONGITUDES = {
  equatorial: ["right ascension", "declination"],
  galactic: ["Galactic longitude", "Galactic latitude"],
  ecliptic: ["ecliptic longitude", "ecliptic latitude"],
  horizon: ["angle from North through West", "altitude"],
  "local-hour-angle": ["right ascension − sidereal time", "declination"],
  "local-horizon": ["angle from North through West", "altitude"],
};
const FIRST_MAPS = ["smoothed_anisotropy", "Z", "significance"];
const BAR_HEIGHT = 52;
const HELD = 0.995;
const OUTSIDE = [0xd2, 0xd2, 0xd2];

const element = (id) => document.getElementById(id);

class Sky {
  constructor(data, overlays, colours) {
    this.data = data;
    this.overlays = overlays;
    this.tables = {};
    for (const [name, text] of Object.entries(colours)) {
      this.tables[name] = text.match(/.{6}/g).map((rgb) =>
        [0, 2, 4].map((k) => parseInt(rgb.slice(k, k + 2), 16)));
    }
    this.tables.grey = this.tables.diverging.map((rgb, k, all) => {
      const level = Math.round(245 - 215 * k / (all.length - 1));
      return [level, level, level];
    });
    this.canvas = element("sky-canvas");
    this.zoom = 1;
    this.centre = [180, 0];
    this.held = null;
    this.pending = false;
    this.choices = [];
    this.cache = {};
    this.fillMaps();
    this.listen();
  }

  // What is chosen.

  get map() {
    return this.data.maps[this.mapIndex];
  }

  get table() {
    return this.data.tables[this.map.table];
  }

  get frame() {
    return element("sky-frame").value;
  }

  /** From the axes of the chosen map to those that are shown. */
  get toShown() {
    return this.frame === this.table.frame ? SAME_AXES : this.table.axes[this.frame];
  }

  /** Maps that differ in nothing but the radius are one choice. */
  fillMaps() {
    const groups = new Map();
    this.data.maps.forEach((map, index) => {
      const table = this.data.tables[map.table];
      const key = table.file + " " + map.name + " " + (table.kernel || "");
      if (!groups.has(key)) {
        groups.set(key, { map, table, indices: [] });
      }
      groups.get(key).indices.push(index);
    });
    const select = element("sky-map");
    const parents = new Map();
    for (const { map, table, indices } of groups.values()) {
      if (!parents.has(table.file)) {
        const parent = document.createElement("optgroup");
        parent.label = table.file;
        parents.set(table.file, parent);
        select.append(parent);
      }
      const option = document.createElement("option");
      option.value = String(this.choices.length);
      option.textContent = mapTitle(map) + (table.kernel ? ", " + table.kernel : "");
      parents.get(table.file).append(option);
      this.choices.push(indices);
    }
    const first = FIRST_MAPS.map((name) =>
      this.choices.findIndex((indices) => this.data.maps[indices[0]].name === name))
      .find((place) => place >= 0);
    select.value = String(first === undefined ? 0 : first);
    this.chooseMap();
  }

  chooseMap() {
    const indices = this.choices[Number(element("sky-map").value)];
    const radius = element("sky-radius");
    radius.replaceChildren(...indices.map((index) => {
      const option = document.createElement("option");
      option.value = String(index);
      option.textContent = this.data.tables[this.data.maps[index].table].radius + "°";
      return option;
    }));
    element("sky-radius-label").hidden = indices.length < 2;
    this.chooseRadius();
  }

  chooseRadius() {
    this.mapIndex = Number(element("sky-radius").value);
    const frames = [this.table.frame, ...Object.keys(this.table.axes)];
    const select = element("sky-frame");
    const before = select.value;
    select.replaceChildren(...frames.map((name) => {
      const option = document.createElement("option");
      option.value = name;
      option.textContent = FRAME_NAMES[name];
      return option;
    }));
    const wanted = frames.includes(before) ? before : frames[0];
    select.value = frames.includes("horizon") ? "horizon" : wanted;
    this.isLocal = this.table.frame.startsWith("local");
    this.chooseFrame();
    element("sky-limit").value = "";
    this.show();
  }

  chooseFrame() {
    const horizon = this.frame.endsWith("horizon");
    this.centre = horizon ? [0, 90] : [this.frame === "galactic" ? 0 : 180, 0];
    this.zoom = 1;
    if (horizon) {
      element("sky-projection").value = "orthographic";
    } else if (this.wasHorizon) {
      element("sky-projection").value = "mollweide";
    }
    this.wasHorizon = horizon;
    const names = LONGITUDES[this.frame];
    element("sky-longitude-name").textContent = names[0] + " (deg)";
    element("sky-latitude-name").textContent = names[1] + " (deg)";
  }

  /** Unpacks the chosen map and draws it. */
  async show() {
    const index = this.mapIndex;
    const values = await mapValues(this.map);
    if (index !== this.mapIndex) {
      return;
    }
    this.values = values;
    if (element("sky-limit").value === "") {
      element("sky-limit").value = String(pleasantLimit(values));
    }
    this.describe();
    this.draw();
    if (this.held) {
      this.read(this.held, true);
    }
  }

  describe() {
    this.canvas.setAttribute("aria-label",
      mapTitle(this.map) + " in " + FRAME_NAMES[this.frame] + " axes, " +
      element("sky-projection").value + " projection; centre " + this.placeText(this.centre));
  }

  // Drawing.

  layout() {
    const width = Math.max(240, Math.min(1200, this.canvas.parentElement.clientWidth));
    const own = PROJECTIONS[element("sky-projection").value];
    const room = width - 16;
    const height = Math.min(room * own.halfHeight / own.halfWidth, 620);
    const fit = Math.min(room / 2 / own.halfWidth, height / 2 / own.halfHeight);
    return {
      projection: element("sky-projection").value,
      width,
      height: Math.round(height) + 16,
      scale: fit * this.zoom,
      middle: [width / 2, Math.round(height) / 2 + 8],
      centre: this.centre,
    };
  }

  draw() {
    if (this.pending) {
      return;
    }
    this.pending = true;
    requestAnimationFrame(() => {
      this.pending = false;
      this.drawNow();
    });
  }

  drawNow() {
    if (!this.values) {
      return;
    }
    const view = this.layout();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const canvas = this.canvas;
    canvas.style.width = view.width + "px";
    canvas.style.height = view.height + BAR_HEIGHT + "px";
    canvas.width = Math.round(view.width * ratio);
    canvas.height = Math.round((view.height + BAR_HEIGHT) * ratio);
    this.view = view;
    const context = canvas.getContext("2d");
    const height = Math.round(view.height * ratio);
    context.putImageData(this.raster(view, canvas.width, height, ratio), 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.save();
    context.beginPath();
    context.rect(0, 0, view.width, view.height);
    context.clip();
    this.drawOverlays(context, view);
    context.restore();
    this.drawBar(context, view);
  }

  get limit() {
    const limit = Number(element("sky-limit").value);
    return limit > 0 ? limit : 1;
  }

  get colourTable() {
    const grey = element("sky-colours").value === "grey";
    return grey ? this.tables.grey
      : this.map.diverging ? this.tables.diverging : this.tables.sequential;
  }

  raster(view, width, height, ratio) {
    const key = [view.projection, view.scale, width, height].join();
    if (this.cache.key !== key) {
      this.cache = { key, directions: pixelDirections(view, width, height, ratio) };
    }
    const directions = this.cache.directions;
    const m = product(transposed(this.toShown), viewRotation(view));
    const image = new ImageData(width, height);
    const out = image.data;
    const values = this.values;
    const nside = this.table.nside;
    const table = this.colourTable;
    const last = table.length - 1;
    const low = this.map.diverging ? -this.limit : 0;
    const perUnit = last / (this.limit - low);
    const levels = element("show-contours").checked && hasLevels(this.map)
      ? new Int8Array(width * height) : null;
    const perLevel = 2 / this.limit;
    for (let k = 0, at = 0; k < width * height; k++, at += 3) {
      const x = directions[at];
      if (x !== x) {
        continue;
      }
      const y = directions[at + 1];
      const z = directions[at + 2];
      const value = values[pixelOf(nside,
        m[0] * x + m[1] * y + m[2] * z,
        m[3] * x + m[4] * y + m[5] * z,
        m[6] * x + m[7] * y + m[8] * z)];
      let colour = OUTSIDE;
      if (value === value) {
        colour = table[Math.max(0, Math.min(last, Math.round((value - low) * perUnit)))];
        if (levels) {
          levels[k] = Math.max(-100, Math.min(100, Math.trunc(value * perLevel)));
        }
      } else if (levels) {
        levels[k] = 127;
      }
      out[4 * k] = colour[0];
      out[4 * k + 1] = colour[1];
      out[4 * k + 2] = colour[2];
      out[4 * k + 3] = 255;
    }
    if (levels) {
      drawLevels(levels, out, width, height, Math.max(1, Math.round(ratio)));
    }
    return image;
  }

  drawOverlays(context, view) {
    // The maps of detectors have axes of their own, to which nothing of the sky belongs.
    const fromEquatorial = this.table.frame === "galactic"
      ? transposed(this.table.axes.equatorial) : SAME_AXES;
    const matrix = product(this.toShown, fromEquatorial);
    const pen = new OverlayPen(context, view, (v) => turn(matrix, v), (deg) =>
      this.frame === "equatorial" ? deg + "°" : deg + "°");
    const shown = (name) => element("show-" + name).checked;
    if (shown("graticule")) {
      Overlay.graticule(pen);
    }
    context.beginPath();
    pen.path({ type: "Sphere" });
    context.strokeStyle = styleOf("--ink");
    context.lineWidth = 1.2;
    context.stroke();
    if (!this.isLocal) {
      for (const name of ["bands", "galactic", "regions", "directions", "dipole"]) {
        if (shown(name)) {
          Overlay[name](pen, this.overlays);
        }
      }
    }
    if (this.held && this.heldFrame === this.table.frame) {
      pen.mark(anglesOf(turn(this.toShown, this.held)), "probe");
    }
  }

  drawBar(context, view) {
    const width = Math.min(360, view.width - 80);
    const left = (view.width - width) / 2;
    const top = view.height + 6;
    const table = this.colourTable;
    for (let k = 0; k < width; k++) {
      const rgb = table[Math.floor(k / width * table.length)];
      context.fillStyle = "rgb(" + rgb.join() + ")";
      context.fillRect(left + k, top, 1.2, 12);
    }
    context.strokeStyle = styleOf("--ink");
    context.lineWidth = 1;
    context.strokeRect(left, top, width, 12);
    context.fillStyle = styleOf("--ink");
    context.font = "12px " + styleOf("--font");
    context.textBaseline = "top";
    context.textAlign = "center";
    const low = this.map.diverging ? -this.limit : 0;
    for (const part of [0, 0.25, 0.5, 0.75, 1]) {
      context.fillText(numberText(low + part * (this.limit - low), 4), left + part * width, top + 15);
    }
    context.fillText(titleWithUnit(this.map), view.width / 2, top + 31);
    context.textAlign = "left";
    if (view.width > 560) {
      context.fillText("← " + LONGITUDES[this.frame][0], 2, top + 31);
    }
  }

  // Reading values.

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
    return names[0] + " " + numberText(angles[0], 5) + "°, " + names[1] + " " +
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
      element("sky-longitude").value = String(Number(shown[0].toFixed(4)));
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

  // What the reader does.

  turnBy(longitude, latitude) {
    this.centre = [
      (this.centre[0] + longitude + 720) % 360,
      Math.max(-90, Math.min(90, this.centre[1] + latitude)),
    ];
    this.describe();
    this.draw();
  }

  zoomBy(factor) {
    this.zoom = Math.max(0.5, Math.min(40, this.zoom * factor));
    this.draw();
  }

  move(longitude, latitude) {
    const from = this.held && this.heldFrame === this.table.frame
      ? anglesOf(turn(this.toShown, this.held)) : this.centre;
    const to = vectorOf(from[0] + longitude, Math.max(-90, Math.min(90, from[1] + latitude)));
    this.read(turn(transposed(this.toShown), to), true);
  }

  listen() {
    element("sky-map").addEventListener("change", () => this.chooseMap());
    element("sky-radius").addEventListener("change", () => this.chooseRadius());
    element("sky-frame").addEventListener("change", () => {
      this.chooseFrame();
      this.show();
    });
    for (const id of ["sky-projection", "sky-colours", "sky-limit"]) {
      element(id).addEventListener("change", () => {
        this.describe();
        this.draw();
      });
    }
    for (const box of document.querySelectorAll("#sky-controls input[type=checkbox]")) {
      box.addEventListener("change", () => this.draw());
    }
    element("sky-controls").addEventListener("submit", (event) => event.preventDefault());
    for (const [id, longitude, latitude] of [
      ["turn-left", 15, 0], ["turn-right", -15, 0], ["turn-up", 0, 15], ["turn-down", 0, -15]]) {
      element(id).addEventListener("click", () => this.turnBy(longitude, latitude));
    }
    element("zoom-in").addEventListener("click", () => this.zoomBy(1.4));
    element("zoom-out").addEventListener("click", () => this.zoomBy(1 / 1.4));
    element("sky-reset").addEventListener("click", () => {
      this.chooseFrame();
      element("sky-limit").value = "";
      this.show();
    });
    element("sky-go").addEventListener("submit", (event) => {
      event.preventDefault();
      const shown = vectorOf(
        Number(element("sky-longitude").value), Number(element("sky-latitude").value));
      this.read(turn(transposed(this.toShown), shown), true);
    });
    this.listenToPointer();
    this.listenToKeys();
    new ResizeObserver(() => this.draw()).observe(this.canvas.parentElement);
  }

  listenToPointer() {
    const canvas = this.canvas;
    let drag = null;
    const point = (event) => {
      const box = canvas.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    canvas.addEventListener("pointerdown", (event) => {
      drag = { from: point(event), centre: this.centre, moved: false };
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!this.view) {
        return;
      }
      const [x, y] = point(event);
      if (drag) {
        const dx = x - drag.from[0];
        const dy = y - drag.from[1];
        drag.moved = drag.moved || Math.hypot(dx, dy) > 4;
        if (drag.moved) {
          this.centre = drag.centre;
          this.turnBy(dx / this.view.scale / RADIAN, dy / this.view.scale / RADIAN);
        }
      } else if (!this.held) {
        const direction = this.directionAt(x, y);
        if (direction) {
          this.read(direction, false);
        }
      }
    });
    canvas.addEventListener("pointerup", (event) => {
      if (drag && !drag.moved && this.view) {
        const direction = this.directionAt(...point(event));
        if (direction) {
          this.read(direction, true);
        } else {
          this.held = null;
          element("sky-values").replaceChildren();
          this.draw();
        }
      }
      drag = null;
    });
    canvas.addEventListener("pointercancel", () => {
      drag = null;
    });
    canvas.addEventListener("wheel", (event) => {
      if (document.activeElement === canvas) {
        event.preventDefault();
        this.zoomBy(Math.exp(-event.deltaY / 400));
      }
    }, { passive: false });
  }

  listenToKeys() {
    this.canvas.addEventListener("keydown", (event) => {
      const step = event.shiftKey ? 10 : 1;
      const moves = {
        ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step],
      };
      if (moves[event.key]) {
        this.move(...moves[event.key]);
      } else if (event.key === "+" || event.key === "=") {
        this.zoomBy(1.4);
      } else if (event.key === "-") {
        this.zoomBy(1 / 1.4);
      } else if (event.key === "Escape") {
        this.held = null;
        element("sky-values").replaceChildren();
        this.draw();
      } else {
        return;
      }
      event.preventDefault();
    });
  }
}

function mapTitle(map) {
  return map.name.replaceAll("_", " ");
}

function unitText(map) {
  return map.unit === "1" || map.unit === "" ? "" : " " + map.unit;
}

function titleWithUnit(map) {
  return mapTitle(map) + (unitText(map) ? " (" + map.unit + ")" : "");
}

/** Whether a map is of discs or kernels, which have a radius. */
function hasRadius(map) {
  return !/^(relative_intensity|anisotropy|counts$|exposure|statistical|detectors)/.test(map.name);
}

/** Whether a map is smooth enough for lines of equal value. */
function hasLevels(map) {
  return map.diverging && hasRadius(map);
}

/** What nearly all values do not exceed, rounded up to 1, 1.5, 2, 3, 4, 5, 6 or 8. */
function pleasantLimit(values) {
  const sizes = values.filter((value) => !Number.isNaN(value)).map(Math.abs).sort();
  const held = sizes.length ? sizes[Math.ceil(HELD * sizes.length) - 1] : 0;
  const wanted = held > 0 ? held : sizes.length ? sizes[sizes.length - 1] : 0;
  if (!(wanted > 0)) {
    return 1;
  }
  const decade = Math.pow(10, Math.floor(Math.log10(wanted)));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((s) => s * decade >= wanted * (1 - 1e-9));
  return Number((step * decade).toPrecision(3));
}

/** Dark pixels where a level is passed; of negative levels every other few. */
function drawLevels(levels, out, width, height, thick) {
  for (let row = 0, k = 0; row < height - thick; row++) {
    for (let column = 0; column < width; column++, k++) {
      const here = levels[k];
      const right = column + thick < width ? levels[k + thick] : here;
      const below = levels[k + thick * width];
      if (here === 127 || right === 127 || below === 127 || (here === right && here === below)) {
        continue;
      }
      const negative = Math.min(here, right, below) < 0;
      if (!negative || ((column + row) / thick >> 2) % 2 === 0) {
        if (out[4 * k + 3] === 255) {
          out[4 * k] *= 0.45;
          out[4 * k + 1] *= 0.45;
          out[4 * k + 2] *= 0.45;
        }
      }
    }
  }
}
