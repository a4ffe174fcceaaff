// Begins when everything is there.
const anisky = { sky: null, charts: null, pixelOf };
window.anisky = anisky;

if (pageData.sky.maps.length && element("sky-box")) {
  element("sky-box").hidden = false;
  anisky.sky = new Sky(pageData.sky, pageData.overlays, pageData.colours);
}
if (pageData.charts.length) {
  anisky.charts = new ChartList(element("chart-list"), pageData.charts);
}

function redrawAll() {
  if (anisky.sky) {
    anisky.sky.drawNow();
  }
  if (anisky.charts) {
    anisky.charts.redraw();
  }
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);

// Paper is white whatever the screen is.
window.addEventListener("beforeprint", () => {
  document.documentElement.classList.add("paper");
  redrawAll();
});
window.addEventListener("afterprint", () => {
  document.documentElement.classList.remove("paper");
  redrawAll();
});
