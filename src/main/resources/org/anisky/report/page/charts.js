// Charts over one axis, each with a table of the same numbers.
const LINE_COLOURS = ["--line-1", "--line-2", "--line-3", "--line-4", "--line-5", "--line-6"];
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 4], [12, 5]];

class ChartList {
  constructor(parent, charts) {
    this.drawn = [];
    charts.forEach((chart, index) => {
      const figure = document.createElement("figure");
      figure.className = "chart";
      const caption = document.createElement("figcaption");
      const title = document.createElement("strong");
      title.textContent = chart.title;
      const note = document.createElement("span");
      note.className = "note";
      note.textContent = chart.note;
      caption.append(title, " ", note);
      const place = document.createElement("div");
      place.className = "plot";
      figure.append(caption, place, chartTable(chart));
      parent.append(figure);
      this.drawn.push({ chart, place, index, plot: null });
    });
    this.redraw();
    new ResizeObserver(() => this.resize()).observe(parent);
  }

  redraw() {
    for (const entry of this.drawn) {
      if (entry.plot) {
        entry.plot.destroy();
      }
      entry.plot = drawChart(entry.chart, entry.place);
    }
  }

  resize() {
    for (const entry of this.drawn) {
      const width = chartWidth(entry.place);
      if (entry.chart.names.length && width !== entry.plot.width) {
        entry.plot.destroy();
        entry.plot = drawChart(entry.chart, entry.place);
      } else {
        entry.plot.setSize({ width, height: entry.plot.height });
      }
    }
  }
}

function chartWidth(place) {
  return Math.max(220, Math.min(900, place.clientWidth));
}

/** The library has no ticks for numbers of more than 17 digits: such places are drawn smaller. */
function placesOf(chart) {
  chart.unit = Math.max(...chart.places) > 1e15 ? 1e12 : 1;
  chart.drawnAt = chart.places.map((x) => x / chart.unit);
}

function textWidth(text, size) {
  const context = document.createElement("canvas").getContext("2d");
  context.font = size + "px " + styleOf("--font");
  return context.measureText(text).width;
}

/** Numbers at ticks: with as many digits as tell neighbours apart, large ones in groups of three. */
function tickTexts(plot, values, axis, space, step) {
  const largest = Math.max(...values.map((v) => Math.abs(v || 0)));
  const digits = Math.max(4, Math.ceil(Math.log10(largest / step + 1)) + 1);
  return values.map((v) => v === null ? "" : grouped(numberText(v, digits)));
}

function grouped(text) {
  return /^−?\d{5,}$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, "\u202f") : text;
}

/** The font of a label, smaller where it would not fit. */
function fittingFont(label, room) {
  const needed = textWidth(label, 12);
  const size = needed > room ? Math.max(8, Math.floor(12 * room / needed)) : 12;
  return size + "px " + styleOf("--font");
}

function drawChart(chart, place) {
  placesOf(chart);
  const ink = styleOf("--ink");
  const grid = { stroke: styleOf("--grid"), width: 1 };
  const font = "12px " + styleOf("--font");
  const names = chart.names;
  const width = chartWidth(place);
  const height = chart.lines.length > 6 ? 380 : 300;
  const xAxis = {
    stroke: ink, grid, font, ticks: grid, label: chart.x.label, labelSize: 22, size: 36,
    labelFont: fittingFont(chart.x.label, width - 90), values: tickTexts,
  };
  if (chart.x.label.endsWith("(deg)")) {
    xAxis.incrs = [1, 2, 5, 10, 15, 30, 45, 90, 180, 360];
  } else if (chart.x.label.endsWith("(h)")) {
    xAxis.incrs = [0.25, 0.5, 1, 2, 3, 6, 12, 24];
  }
  if (names.length) {
    xAxis.splits = () => chart.places;
    xAxis.values = (plot, places) => places.map((p) => names[p] === undefined ? "" : names[p]);
    const room = (width - 80) / names.length;
    const size = Math.max(8, Math.min(12, Math.floor(room)));
    xAxis.font = size + "px " + styleOf("--font");
    const widest = Math.max(...names.map((name) => textWidth(name, size)));
    xAxis.rotate = widest > room - 6 ? -90 : 0;
    xAxis.size = xAxis.rotate ? Math.ceil(widest) + 24 : 36;
  }
  if (chart.x.logarithmic) {
    xAxis.splits = (plot, axis, low, high) =>
      energySplits(low * chart.unit, high * chart.unit, width / 48).map((v) => v / chart.unit);
    xAxis.filter = (plot, splits) => splits;
    xAxis.values = (plot, values) => values.map((v) => shortText(v * chart.unit));
  }
  const yAxis = {
    stroke: ink, grid, font, ticks: grid, label: chart.y.label, labelSize: 22,
    labelFont: fittingFont(chart.y.label, height - 70), values: tickTexts,
    size: (plot, texts) => 20 + Math.max(26, ...(texts || []).map((text) => textWidth(text, 12))),
  };
  if (chart.y.logarithmic) {
    yAxis.splits = (plot, axis, low, high) => energySplits(low, high, 10);
    yAxis.filter = (plot, splits) => splits;
    yAxis.values = (plot, values) => values.map((v) => shortText(v));
  }
  if (chart.y.turn) {
    yAxis.incrs = [1, 2, 5, 10, 15, 30, 45, 90];
  }
  const options = {
    width,
    height: height + (xAxis.rotate ? xAxis.size - 60 : 0),
    scales: {
      x: { time: false, distr: chart.x.logarithmic ? 3 : 1, range: xRange(chart) },
      y: { distr: chart.y.logarithmic ? 3 : 1, range: yRange(chart) },
    },
    axes: [xAxis, yAxis],
    series: [{
      label: chart.x.label,
      value: (plot, v) => v === null ? "–" : names.length ? names[v] : placeText(v * chart.unit),
    }],
    cursor: { drag: { x: true, y: true, uni: 30 } },
    plugins: [errorBars(chart)],
  };
  chart.lines.forEach((line, k) => options.series.push(seriesOf(chart, line, k)));
  const plot = new uPlot(options, [chart.drawnAt, ...chart.lines.map((line) => line.y)], place);
  plot.ctx.canvas.setAttribute("role", "img");
  plot.ctx.canvas.setAttribute("aria-label", chart.title + "; its numbers are in the table below");
  markLegend(chart, place);
  return plot;
}

/**
 * At 1, 2 and 5 of every decade; at more on an axis of less than one, at 1 on one of many, and no
 * more than there is room for.
 */
function energySplits(low, high, most) {
  const ratio = high / low;
  const steps = ratio > 2e3 ? [1] : ratio > 12 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 8];
  const splits = [];
  for (let decade = Math.floor(Math.log10(low)); decade <= Math.log10(high); decade++) {
    for (const step of steps) {
      const value = Number((step * Math.pow(10, decade)).toPrecision(3));
      if (value >= low && value <= high) {
        splits.push(value);
      }
    }
  }
  const every = Math.ceil(splits.length / most);
  return steps.length === 1 ? splits.filter((v, k) => k % every === 0) : splits;
}

/** A number on an axis: what is large or small as a digit times a power of ten. */
function shortText(value) {
  if (value >= 0.01 && value < 1e4) {
    return numberText(value, 3);
  }
  const power = Math.floor(Math.log10(value) + 1e-9);
  const digit = Number((value / Math.pow(10, power)).toPrecision(3));
  const raised = String(power).replace(/./g, (c) => c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)]);
  return (digit === 1 ? "" : digit + "·") + "10" + raised;
}

/** A place as a person reads it. */
function placeText(value) {
  return value >= 1e7 ? shortText(value) : numberText(value, 6);
}

/** Colours are for what is measured; what others published is grey. */
function colourOf(k) {
  return styleOf(LINE_COLOURS[k % LINE_COLOURS.length]);
}

function isPublished(line) {
  return line.kind === "published" || line.kind === "limits";
}

function lineColour(chart, line, k) {
  return isPublished(line) ? styleOf("--faint") : colourOf(k);
}

function seriesOf(chart, line, k) {
  const colour = lineColour(chart, line, k);
  const series = {
    label: line.name,
    stroke: colour,
    width: 2,
    value: (plot, v, at, index) => valueText(line, index),
    points: { show: false },
  };
  if (line.kind === "line") {
    series.dash = DASHES[k % DASHES.length];
  } else if (line.kind === "bars") {
    series.paths = uPlot.paths.bars({ size: [0.95] });
    series.fill = colour + "55";
  } else {
    series.paths = () => null;
  }
  return series;
}

function valueText(line, index) {
  if (index === null || line.y[index] === null || line.y[index] === undefined) {
    return "–";
  }
  if (line.kind === "band") {
    return numberText(line.lower[index], 4) + " to " + numberText(line.upper[index], 4);
  }
  const text = numberText(line.y[index], 5);
  return line.lower.length && line.upper[index] !== null
    ? text + " ± " + numberText((line.upper[index] - line.lower[index]) / 2, 3) : text;
}

function xRange(chart) {
  const first = chart.drawnAt[0];
  const last = chart.drawnAt[chart.drawnAt.length - 1];
  const all = [Math.min(...chart.drawnAt), Math.max(...chart.drawnAt)];
  if (chart.x.logarithmic) {
    const air = Math.max(1.25, Math.pow(all[1] / all[0], 0.03));
    return (plot, low, high) =>
      low === all[0] && high === all[1] ? [all[0] / air, all[1] * air] : [low, high];
  }
  const step = chart.drawnAt.length > 1 ? Math.abs(last - first) / (chart.drawnAt.length - 1) : 1;
  return (plot, low, high) =>
    low === all[0] && high === all[1] ? [all[0] - step / 2, all[1] + step / 2] : [low, high];
}

/** Room for bars and bands at first; what the reader zooms to is taken as it is. */
function yRange(chart) {
  if (chart.y.turn) {
    return (plot, from, to) => plot.zoomedByHand ? [from, to] : [0, 360];
  }
  let low = Infinity;
  let high = -Infinity;
  for (const line of chart.lines) {
    for (const list of [line.y, line.lower, line.upper]) {
      for (const value of list) {
        if (value !== null && (!chart.y.logarithmic || value > 0)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
  }
  if (chart.lines.some((line) => line.kind === "bars")) {
    low = Math.min(0, low);
  }
  if (!(low <= high)) {
    return [0, 1];
  }
  if (chart.y.logarithmic) {
    return [Math.pow(10, Math.floor(Math.log10(low))), Math.pow(10, Math.ceil(Math.log10(high * 1.01)))];
  }
  const air = low === high ? Math.abs(low) || 1 : 0.07 * (high - low);
  const whole = [low === 0 ? 0 : low - air, high + air];
  return (plot, from, to) => plot.zoomedByHand ? [from, to] : whole;
}

/** The numbers of a chart, made when they are asked for. */
function chartTable(chart) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "Numbers of this chart";
  details.append(summary);
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) {
      const head = [chart.x.label, ...chart.lines.map((line) => line.name)];
      const rows = chart.places.map((x, i) => [
        chart.names.length ? chart.names[i] : placeText(x),
        ...chart.lines.map((line) => valueText(line, i))]);
      const box = document.createElement("div");
      box.className = "wide";
      box.tabIndex = 0;
      box.append(makeTable(chart.title, head, rows));
      details.append(box);
    }
  });
  return details;
}

function makeTable(title, head, rows) {
  const table = document.createElement("table");
  table.createCaption().textContent = title;
  const headRow = table.createTHead().insertRow();
  for (const text of head) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = text;
    headRow.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach((text, k) => {
      const cell = document.createElement(k ? "td" : "th");
      if (!k) {
        cell.scope = "row";
      }
      cell.textContent = text;
      line.append(cell);
    });
  }
  return table;
}
