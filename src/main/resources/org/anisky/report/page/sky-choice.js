// Which of the maps is shown, and in which axes.
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

/** Which map is chosen, in which axes. */
class SkyChoice {
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
    this.cache = new Map();
    this.isTurning = false;
  }

  get map() {
    return this.data.maps[this.mapIndex];
  }

  get table() {
    return this.data.tables[this.map.table];
  }

  /** Whether right ascensions are told in hours. */
  get inHours() {
    return this.frame === "equatorial" && element("sky-unit").value === "hours";
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
    this.nameFields();
  }

  /** The typed coordinates, in the unit in which longitudes are told. */
  nameFields() {
    const names = LONGITUDES[this.frame];
    element("sky-unit-label").hidden = this.frame !== "equatorial";
    element("sky-longitude-name").textContent = names[0] + (this.inHours ? " (h)" : " (deg)");
    element("sky-latitude-name").textContent = names[1] + " (deg)";
  }

  /** A longitude with its unit. */
  longitudeText(degrees, digits) {
    return this.inHours ? numberText(degrees / 15, digits) + " h" : numberText(degrees, digits) + "°";
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
