// How a map becomes a picture: pixel by pixel, then lines, labels and the bar of colours.
class SkyDrawing extends SkyChoice {
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
    this.drawRaster(context, view, height, ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.save();
    context.beginPath();
    context.rect(0, 0, view.width, view.height);
    context.clip();
    this.drawOverlays(context, view);
    context.restore();
    this.drawBar(context, view);
  }

  /** Pixel by pixel; with half as many each way while the sky is being turned. */
  drawRaster(context, view, height, ratio) {
    const width = this.canvas.width;
    if (!this.isTurning) {
      context.putImageData(this.raster(view, width, height, ratio), 0, 0);
      return;
    }
    const small = document.createElement("canvas");
    small.width = Math.ceil(width / 2);
    small.height = Math.ceil(height / 2);
    small.getContext("2d").putImageData(
      this.raster(view, small.width, small.height, ratio / 2), 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(small, 0, 0, 2 * small.width, 2 * small.height);
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
    if (!this.cache.has(key)) {
      if (this.cache.size > 1) {
        this.cache.clear();
      }
      this.cache.set(key, pixelDirections(view, width, height, ratio));
    }
    const directions = this.cache.get(key);
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
    const pen = new OverlayPen(context, view, (v) => turn(matrix, v), this.frame.endsWith("horizon"));
    pen.inHours = this.inHours;
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
    pen.placeLabels();
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
    for (const part of view.width < 440 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]) {
      context.fillText(numberText(low + part * (this.limit - low), 4), left + part * width, top + 15);
    }
    context.fillText(titleWithUnit(this.map), view.width / 2, top + 31);
    context.textAlign = "left";
    if (view.width > 560) {
      context.fillText("← " + LONGITUDES[this.frame][0], 2, top + 31);
    }
  }
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
