package org.anisky.report.page;

import java.util.List;

/** The part of a page with the maps: controls, canvas, what is under the pointer. */
final class SkySection {
  private static final String CONTROLS =
      """
      <div id="sky-box" hidden>
      <form id="sky-controls" class="controls" autocomplete="off">
      <label>Map <select id="sky-map"></select></label>
      <label id="sky-radius-label">Radius <select id="sky-radius"></select></label>
      <label>Axes <select id="sky-frame"></select></label>
      <label id="sky-unit-label">Right ascension in <select id="sky-unit">
      <option value="degrees">degrees</option>
      <option value="hours">hours</option></select></label>
      <label>Projection <select id="sky-projection">
      <option value="mollweide">Mollweide</option>
      <option value="hammer">Hammer</option>
      <option value="orthographic">Orthographic</option></select></label>
      <label>Colours <select id="sky-colours">
      <option value="map">of the map</option>
      <option value="grey">grey</option></select></label>
      <label>Colours end at <input id="sky-limit" type="number" min="0" step="any"></label>
      <fieldset><legend>Show</legend>
      <label><input type="checkbox" id="show-graticule" checked> graticule</label>
      <label><input type="checkbox" id="show-contours" checked> level lines</label>
      <label><input type="checkbox" id="show-dipole" checked> dipole</label>
      <label><input type="checkbox" id="show-bands" checked> field of view</label>
      <label><input type="checkbox" id="show-regions"> regions</label>
      <label><input type="checkbox" id="show-galactic" checked> Galactic plane</label>
      <label><input type="checkbox" id="show-directions"> known directions</label>
      </fieldset>
      <div class="buttons" role="group" aria-label="Turn and zoom">
      <button type="button" id="turn-left" aria-label="Turn left">◀</button>
      <button type="button" id="turn-right" aria-label="Turn right">▶</button>
      <button type="button" id="turn-up" aria-label="Turn up">▲</button>
      <button type="button" id="turn-down" aria-label="Turn down">▼</button>
      <button type="button" id="zoom-in" aria-label="Zoom in">+</button>
      <button type="button" id="zoom-out" aria-label="Zoom out">−</button>
      <button type="button" id="sky-reset">Reset</button>
      </div>
      </form>
      <canvas id="sky-canvas" tabindex="0" role="img" aria-describedby="sky-help"></canvas>
      <p id="sky-help" class="note">Drag, or use the buttons, to turn the sky; click to hold a
      place; two fingers zoom. With the map in focus: arrow keys move the place (with Shift by 10
      degrees), + and − or the wheel zoom, Escape lets the place go. Values are those of the FITS files as 32-bit floats. Level lines are drawn
      at a half and the whole of the end of the colours, dashed where negative. A dipole in the
      equatorial plane is a ring on the equator with bars of 68 and 95 percent; one that is known in
      space has contours of both.</p>
      <form id="sky-go" class="controls" autocomplete="off">
      <label><span id="sky-longitude-name">Longitude (deg)</span>
      <input id="sky-longitude" type="number" step="any" value="0"></label>
      <label><span id="sky-latitude-name">Latitude (deg)</span>
      <input id="sky-latitude" type="number" step="any" min="-90" max="90" value="0"></label>
      <button type="submit">Read values here</button>
      </form>
      <p id="sky-probe" aria-live="polite"></p>
      <div id="sky-values" class="wide"></div>
      </div>
      <noscript><p>The maps need JavaScript; they are in the FITS files too.</p></noscript>
      """;

  private SkySection() {}

  static String html(PageMaps maps) {
    Html html = new Html().raw(CONTROLS);
    List<String> omitted = maps.omitted();
    if (!omitted.isEmpty()) {
      html.format(
          "<p class=\"note\">Not in this page, to keep it small, but in the files: %s.</p>\n",
          String.join(", ", omitted));
    }
    return html.toString();
  }
}
