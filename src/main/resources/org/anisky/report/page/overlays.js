// Lines, marks and labels over a map. Vectors of overlays are along the axes of equatorial maps;
// toView turns them to the axes that are shown.

function styleOf(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const Overlay = {
  graticule(pen) {
    pen.line(d3.geoGraticule().stepMinor([30, 30]).stepMajor([30, 30])
      .extentMinor([[-180, -90.001], [180, 90.001]])(), "rgba(0,0,0,0.28)", 1, []);
    for (let latitude = -60; latitude <= 60; latitude += 30) {
      if (latitude !== 0) {
        const left = pen.view.centre[0] + 90;
        pen.label([left, latitude], (latitude < 0 ? "−" : "+") + Math.abs(latitude) + "°", true, 5);
      }
    }
    if (pen.isHorizon) {
      ["North", "West", "South", "East"].forEach((name, k) => pen.label([90 * k, 7], name, true, 4));
      return;
    }
    for (let longitude = 0; longitude < 360; longitude += 60) {
      pen.label([longitude, 0], pen.inHours ? longitude / 15 + "ʰ" : longitude + "°", true, 4);
    }
  },

  /** A circle around a vector of the view, or around the poles of a band. */
  circle(pen, vector, radius, colour, width, dash) {
    pen.line(d3.geoCircle().center(anglesOf(vector)).radius(radius).precision(2)(),
      colour, width, dash);
  },

  galactic(pen, overlays) {
    if (!overlays.galactic) {
      return;
    }
    const back = transposed(overlays.galactic);
    const points = [];
    for (let longitude = 0; longitude <= 360; longitude += 3) {
      points.push(anglesOf(pen.toView(turn(back, vectorOf(longitude, 0)))));
    }
    pen.line({ type: "LineString", coordinates: points }, "#222", 1.8, [7, 4]);
    pen.label(anglesOf(pen.toView(turn(back, vectorOf(50, 0)))), "Galactic plane", false, 3);
  },

  bands(pen, overlays) {
    for (const band of overlays.bands) {
      for (const edge of band) {
        if (Math.abs(edge) < 89.5) {
          this.circle(pen, pen.toView([0, 0, 1]), 90 - edge, "#222", 1.4, [2, 3]);
        }
      }
    }
  },

  regions(pen, overlays) {
    for (const region of overlays.regions) {
      const centre = pen.toView(vectorOf(region.right_ascension, region.declination));
      this.circle(pen, centre, region.radius, "#000", 1.5, region.z < 0 ? [5, 4] : []);
      pen.label(anglesOf(centre), region.name, false, 2);
    }
  },

  directions(pen, overlays) {
    for (const direction of overlays.directions || []) {
      const place = anglesOf(pen.toView(direction.vector));
      pen.mark(place, "star");
      pen.label(place, direction.name, false, 1);
    }
  },

  dipole(pen, overlays) {
    const dipole = overlays.dipole;
    if (dipole.right_ascension === undefined) {
      return;
    }
    const full = dipole.declination !== null;
    const at = (longitude, latitude) => anglesOf(pen.toView(vectorOf(longitude, latitude)));
    if (full) {
      for (const contour of dipole.contours) {
        const points = contour.points.map((v) => anglesOf(pen.toView(v)));
        points.push(points[0]);
        pen.line({ type: "LineString", coordinates: points }, "#000", 2,
          contour.level.startsWith("68") ? [] : [6, 4]);
      }
    } else {
      for (const [level, width] of [["95", 3], ["68", 7]]) {
        const ends = dipole.intervals[level];
        if (ends) {
          const points = [];
          for (let k = 0; k <= 60; k++) {
            points.push(at(ends[0] + (ends[1] - ends[0]) * k / 60, 0));
          }
          pen.line({ type: "LineString", coordinates: points }, "#000", width, []);
        }
      }
    }
    const place = at(dipole.right_ascension, full ? dipole.declination : 0);
    pen.mark(place, full ? "cross" : "ring");
    pen.label(place, full ? "dipole" : "equatorial dipole", false, 0);
  },
};

/** Draws on a canvas what d3 projects. */
class OverlayPen {
  constructor(context, view, toView, isHorizon) {
    this.context = context;
    this.labels = [];
    this.view = view;
    this.toView = toView;
    this.isHorizon = isHorizon;
    this.projection = d3Projection(view);
    this.path = d3.geoPath(this.projection, context);
  }

  line(geometry, colour, width, dash) {
    const c = this.context;
    for (const [stroke, extra] of [["rgba(255,255,255,0.55)", 2], [colour, 0]]) {
      if (extra > 0 && width < 1.2) {
        continue;
      }
      c.beginPath();
      this.path(geometry);
      c.setLineDash(extra > 0 ? [] : dash);
      c.strokeStyle = stroke;
      c.lineWidth = width + extra;
      c.stroke();
    }
    c.setLineDash([]);
  }

  isSeen(place) {
    return this.view.projection !== "orthographic" ||
      d3.geoDistance(place, this.view.centre) < Math.PI / 2 - 0.02;
  }

  /** Notes a label; those asked for later give way where there is no room for both. */
  label(place, text, centred, rank) {
    if (this.isSeen(place)) {
      this.labels.push({ point: this.projection(place), text, centred, rank });
    }
  }

  placeLabels() {
    const c = this.context;
    c.font = "12px " + styleOf("--font");
    c.textBaseline = "middle";
    c.lineJoin = "round";
    c.lineWidth = 3;
    const taken = [];
    for (const label of this.labels.sort((a, b) => a.rank - b.rank)) {
      const width = c.measureText(label.text).width;
      const [px, y] = label.point;
      const right = px + 8 + width > this.view.width ? px - 8 - width : px + 8;
      const x = Math.max(2, Math.min(
        this.view.width - width - 2, label.centred ? px - width / 2 : right));
      const isFree = taken.every((box) =>
        x > box.x + box.width + 2 || x + width + 2 < box.x || Math.abs(y - box.y) > 14);
      if (isFree && y > 4 && y < this.view.height - 4) {
        taken.push({ x, y, width });
        c.strokeStyle = "rgba(255,255,255,0.85)";
        c.fillStyle = "#111";
        c.strokeText(label.text, x, y);
        c.fillText(label.text, x, y);
      }
    }
  }

  mark(place, kind) {
    if (!this.isSeen(place)) {
      return;
    }
    const [x, y] = this.projection(place);
    const c = this.context;
    for (const [stroke, width] of [["#fff", 4], ["#111", 2]]) {
      c.beginPath();
      if (kind === "ring") {
        c.arc(x, y, 6, 0, 2 * Math.PI);
      } else if (kind === "probe") {
        c.arc(x, y, 7, 0, 2 * Math.PI);
        for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
          c.moveTo(x + 4 * dx, y + 4 * dy);
          c.lineTo(x + 11 * dx, y + 11 * dy);
        }
      } else {
        const arms = kind === "star" ? [[4, 0], [0, 4], [3, 3], [3, -3]] : [[6, 6], [6, -6]];
        for (const [dx, dy] of arms) {
          c.moveTo(x - dx, y - dy);
          c.lineTo(x + dx, y + dy);
        }
      }
      c.strokeStyle = stroke;
      c.lineWidth = width;
      c.stroke();
    }
  }
}
