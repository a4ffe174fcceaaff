// What charts show that the library does not draw itself: bands, points with bars, limits.
/** Bars of error and bands, which the library does not draw itself. */
function errorBars(chart) {
  return {
    hooks: {
      setSelect: [(plot) => {
        plot.zoomedByHand = plot.select.width > 0 || plot.select.height > 0;
      }],
      init: [(plot) => {
        plot.over.addEventListener("dblclick", () => {
          plot.zoomedByHand = false;
        });
      }],
      drawAxes: [(plot) => chart.lines.forEach((line, k) => {
        if (line.kind === "band" && plot.series[k + 1].show) {
          drawBand(plot, chart, line, k);
        }
      })],
      draw: [(plot) => chart.lines.forEach((line, k) => {
        if ((line.kind === "points" || isPublished(line)) && plot.series[k + 1].show) {
          drawPoints(plot, chart, line, k);
        }
      })],
    },
  };
}

function clipped(plot, action) {
  const c = plot.ctx;
  c.save();
  // The library leaves the dashes of the last line.
  c.setLineDash([]);
  c.beginPath();
  c.rect(plot.bbox.left, plot.bbox.top, plot.bbox.width, plot.bbox.height);
  c.clip();
  action(c);
  c.restore();
}

function drawBand(plot, chart, line, k) {
  clipped(plot, (c) => {
    c.beginPath();
    let begun = false;
    chart.drawnAt.forEach((x, i) => {
      if (line.lower[i] !== null) {
        const px = plot.valToPos(x, "x", true);
        c[begun ? "lineTo" : "moveTo"](px, plot.valToPos(line.lower[i], "y", true));
        begun = true;
      }
    });
    for (let i = chart.drawnAt.length - 1; i >= 0; i--) {
      if (line.upper[i] !== null) {
        c.lineTo(plot.valToPos(chart.drawnAt[i], "x", true), plot.valToPos(line.upper[i], "y", true));
      }
    }
    c.closePath();
    c.fillStyle = colourOf(k) + "38";
    c.fill();
    c.strokeStyle = colourOf(k) + "90";
    c.stroke();
  });
}

/** Points with their bars, each line a little beside the others and with a shape of its own. */
function drawPoints(plot, chart, line, k) {
  const ratio = window.devicePixelRatio || 1;
  const beside = chart.lines.filter((other) => other.kind === "points");
  const rank = line.look === undefined ? k : line.look;
  const shift = isPublished(line) ? 0
    : (beside.indexOf(line) - (beside.length - 1) / 2) * Math.min(7, 24 / beside.length);
  const turns = chart.y.turn ? [-360, 0, 360] : [0];
  clipped(plot, (c) => {
    dip(c, chart, line, k, ratio);
    chart.drawnAt.forEach((x, i) => {
      if (line.y[i] === null) {
        return;
      }
      const px = plot.valToPos(x, "x", true) + (beside.length > 1 ? shift * ratio : 0);
      for (const turn of turns) {
        c.beginPath();
        if (line.kind === "limits") {
          const py = plot.valToPos(line.y[i], "y", true);
          c.moveTo(px, py);
          c.lineTo(px, py + 16 * ratio);
          c.lineTo(px - 3 * ratio, py + 11 * ratio);
          c.moveTo(px, py + 16 * ratio);
          c.lineTo(px + 3 * ratio, py + 11 * ratio);
          c.stroke();
        } else if (line.lower.length && line.lower[i] !== null && line.upper[i] !== null) {
          c.moveTo(px, plot.valToPos(shown(chart, line.lower[i] + turn), "y", true));
          c.lineTo(px, plot.valToPos(line.upper[i] + turn, "y", true));
          c.stroke();
        }
        c.beginPath();
        shape(c, rank, px, plot.valToPos(line.y[i] + turn, "y", true), 4 * ratio);
        c.fill();
        c.stroke();
      }
    });
  });
}

/** Outline and filling of points. */
function dip(c, chart, line, k, ratio) {
  const rank = line.look === undefined ? k : line.look;
  const filled = isPublished(line) ? Math.floor(rank / SHAPES.length) % 2 === 1 : k % 2 === 0;
  c.strokeStyle = lineColour(chart, line, k);
  c.fillStyle = filled ? lineColour(chart, line, k) : styleOf("--paper");
  c.lineWidth = 1.5 * ratio;
}

/** In the legend stands what is drawn, so that it is known without colours too. */
function markLegend(chart, place) {
  const markers = place.querySelectorAll(".u-legend .u-series:not(:first-child) .u-marker");
  chart.lines.forEach((line, k) => {
    if (markers[k]) {
      const ratio = Math.max(1, window.devicePixelRatio || 1);
      const picture = document.createElement("canvas");
      picture.width = 24 * ratio;
      picture.height = 14 * ratio;
      picture.className = "mark";
      picture.setAttribute("aria-hidden", "true");
      const c = picture.getContext("2d");
      c.scale(ratio, ratio);
      drawMark(c, chart, line, k);
      markers[k].replaceChildren(picture);
    }
  });
}

/** One line of a chart on 24 by 14 pixels. */
function drawMark(c, chart, line, k) {
  if (line.kind === "band" || line.kind === "bars") {
    c.fillStyle = colourOf(k) + (line.kind === "band" ? "38" : "55");
    c.strokeStyle = colourOf(k) + (line.kind === "band" ? "90" : "ff");
    c.fillRect(3, 2, 18, 10);
    c.strokeRect(3, 2, 18, 10);
  } else if (line.kind === "line") {
    c.strokeStyle = lineColour(chart, line, k);
    c.lineWidth = 2;
    c.setLineDash(DASHES[k % DASHES.length]);
    c.beginPath();
    c.moveTo(0, 7);
    c.lineTo(24, 7);
    c.stroke();
  } else {
    dip(c, chart, line, k, 1);
    c.beginPath();
    shape(c, line.look === undefined ? k : line.look, 12, 7, 4);
    c.fill();
    c.stroke();
  }
}

/** What a logarithmic axis cannot show lies far below. */
function shown(chart, value) {
  return chart.y.logarithmic && !(value > 0) ? 1e-300 : value;
}

/** A circle, a square, a triangle up, a diamond, a triangle down, a bar. */
const SHAPES = [
  null,
  [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  [[0, -1.2], [1.1, 0.9], [-1.1, 0.9]],
  [[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]],
  [[0, 1.2], [1.1, -0.9], [-1.1, -0.9]],
  [[-1.3, -0.5], [1.3, -0.5], [1.3, 0.5], [-1.3, 0.5]],
];

function shape(c, k, x, y, r) {
  const corners = SHAPES[k % SHAPES.length];
  if (corners === null) {
    c.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([dx, dy], i) => c[i ? "lineTo" : "moveTo"](x + dx * r, y + dy * r));
  c.closePath();
}
