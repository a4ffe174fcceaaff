// The maps: turned, zoomed and read by the reader.
class Sky extends SkyReading {
  constructor(data, overlays, colours) {
    super(data, overlays, colours);
    this.fillMaps();
    this.listen();
  }

  turnBy(longitude, latitude) {
    this.centre = [
      (this.centre[0] + longitude + 720) % 360,
      Math.max(-90, Math.min(90, this.centre[1] + latitude)),
    ];
    this.describe();
    this.draw();
  }

  zoomBy(factor) {
    this.zoomTo(this.zoom * factor);
  }

  zoomTo(zoom) {
    this.zoom = Math.max(0.5, Math.min(40, zoom));
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
    element("sky-unit").addEventListener("change", () => {
      this.nameFields();
      this.describe();
      this.draw();
      if (this.held) {
        this.read(this.held, true);
      }
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
      const longitude = Number(element("sky-longitude").value) * (this.inHours ? 15 : 1);
      const shown = vectorOf(longitude, Number(element("sky-latitude").value));
      this.read(turn(transposed(this.toShown), shown), true);
    });
    this.listenToPointer();
    this.listenToKeys();
    new ResizeObserver(() => this.draw()).observe(this.canvas.parentElement);
  }

  /** One pointer turns the sky or reads it; two zoom it by their distance. */
  listenToPointer() {
    const canvas = this.canvas;
    const fingers = new Map();
    let drag = null;
    let pinch = null;
    const stop = (event) => {
      fingers.delete(event.pointerId);
      if (fingers.size < 2) {
        pinch = null;
      }
      drag = null;
      if (this.isTurning && !pinch) {
        this.isTurning = false;
        this.draw();
      }
    };
    const point = (event) => {
      const box = canvas.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const distance = () => {
      const [a, b] = [...fingers.values()];
      return Math.max(10, Math.hypot(a[0] - b[0], a[1] - b[1]));
    };
    canvas.addEventListener("pointerdown", (event) => {
      fingers.set(event.pointerId, point(event));
      canvas.setPointerCapture(event.pointerId);
      if (fingers.size === 2) {
        drag = null;
        pinch = { distance: distance(), zoom: this.zoom };
      } else if (fingers.size === 1) {
        drag = { from: point(event), centre: this.centre, moved: false };
      }
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!this.view) {
        return;
      }
      const [x, y] = point(event);
      if (fingers.has(event.pointerId)) {
        fingers.set(event.pointerId, [x, y]);
      }
      if (pinch) {
        this.isTurning = true;
        this.zoomTo(pinch.zoom * distance() / pinch.distance);
      } else if (drag) {
        const dx = x - drag.from[0];
        const dy = y - drag.from[1];
        drag.moved = drag.moved || Math.hypot(dx, dy) > 4;
        if (drag.moved) {
          this.isTurning = true;
          this.centre = drag.centre;
          this.turnBy(dx / this.view.scale / RADIAN, dy / this.view.scale / RADIAN);
        }
      } else if (!this.held && fingers.size === 0) {
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
      stop(event);
    });
    canvas.addEventListener("pointercancel", stop);
    // The page itself scrolls with one finger, never with two on the map.
    canvas.addEventListener("touchmove", (event) => {
      if (event.touches.length > 1) {
        event.preventDefault();
      }
    }, { passive: false });
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
