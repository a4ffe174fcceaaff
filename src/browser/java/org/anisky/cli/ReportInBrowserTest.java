package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.anisky.grid.HealpixGrid;
import org.anisky.grid.SkyMap;
import org.anisky.io.fits.FitsMaps;
import org.anisky.io.fits.HealpixColumns;
import org.anisky.sky.SkyFrame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/**
 * The page of a result in a real browser: what it shows is what the files have, it asks for nothing
 * over a network, and everything on it can be used. The sky has a hot spot at right ascension 100
 * deg, declination 20 deg.
 */
class ReportInBrowserTest {
  private static final double SPOT_RA = 100;
  private static final double SPOT_DEC = 20;
  private static final int NSIDE = 32;

  /** From the zenith of 19 deg to 60 deg from it, and through the whole of the right ascension. */
  private static final double[][] PLACES = {
    {100, 20},
    {0, 0},
    {359.9, 10},
    {180, -30},
    {45.5, 60},
    {270, 19},
    {12.3, -12.3},
    {200, 75},
    {300, 45},
    {90, -40}
  };

  private static final String SIMULATION =
      """
      seed: 3
      fluctuations: poisson
      sidereal-bins: 90
      sky:
        spots: [{right-ascension: 100 deg, declination: 20 deg, radius: 12 deg, amplitude: 0.2}]
      detectors:
        - name: Site
          latitude: 19 deg
          longitude: -97 deg
          max-zenith: 60 deg
          grid: {kind: cylindrical, rings: 45, columns: 90}
          events: 2e6
          acceptance: {zenith-power: 1}
      write: [counts]
      output: {directory: simulated}
      """;

  private static final String RECONSTRUCTION =
      """
      detectors:
        - name: Site
          counts: {file: simulated/Site.arrow}
      significance: {radius: 12 deg, radii: [12 deg, 20 deg]}
      maps: {nside: 32}
      output: {directory: result}
      """;

  @TempDir private static Path directory;
  private static Browser browser;
  private static Path result;

  @BeforeAll
  static void prepare() throws IOException {
    assertThat(Browser.isThere()).as("chromium and chromium-driver are installed").isTrue();
    Files.writeString(directory.resolve("sky.yaml"), SIMULATION);
    Files.writeString(directory.resolve("run.yaml"), RECONSTRUCTION);
    CommandLineRun.good("simulate", directory.resolve("sky.yaml"));
    CommandLineRun.good("reconstruct", directory.resolve("run.yaml"), "--no-pictures");
    result = directory.resolve("result");
    browser = Browser.open();
  }

  @AfterAll
  static void leave() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.look(result.resolve("report.html"), 1000);
  }

  private static void choose(String id, String text) {
    new Select(browser.element(id)).selectByVisibleText(text);
  }

  private static void chooseMap(String file, String name) {
    int chosen =
        ((Number)
                browser.script(
                    """
                    const sky = anisky.sky;
                    return sky.choices.findIndex((indices) => {
                      const map = sky.data.maps[indices[0]];
                      return map.name === arguments[1]
                        && sky.data.tables[map.table].file === arguments[0];
                    });
                    """,
                    file,
                    name))
            .intValue();
    assertThat(chosen).as("%s of %s", name, file).isNotNegative();
    new Select(browser.element("sky-map")).selectByValue(String.valueOf(chosen));
    browser.until("return anisky.sky.values === undefined || !anisky.sky.pending");
    browser.script("return anisky.sky.show()");
  }

  private static void type(String id, double number) {
    WebElement field = browser.element(id);
    field.clear();
    field.sendKeys(String.valueOf(number));
  }

  /** Holds the place of typed coordinates; the pixel that the page tells. */
  private static int read(double longitude, double latitude) {
    browser.script("document.getElementById('sky-probe').dataset.pixel = ''");
    type("sky-longitude", longitude);
    type("sky-latitude", latitude);
    browser.element("sky-go").submit();
    browser.until("return document.getElementById('sky-probe').dataset.pixel !== ''");
    return Integer.parseInt(browser.element("sky-probe").getDomAttribute("data-pixel"));
  }

  private static String drawn() {
    browser.script("anisky.sky.drawNow()");
    return (String) browser.script("return anisky.sky.canvas.toDataURL()");
  }

  @Test
  void itOpensWithoutComplaintsAndAsksForNothing() {
    browser.requests();
    browser.complaints();
    browser.look(result.resolve("report.html"), 1000);
    chooseMap("exposure.fits", "exposure");
    chooseMap("acceptance.fits", "relative_acceptance");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).isEmpty();
    assertThat(browser.script("return performance.getEntriesByType('resource').length"))
        .isEqualTo(0L);
  }

  /** Of every column of the file, the 32-bit float of its value. */
  @Test
  void theProbeTellsTheValuesOfTheFiles() throws IOException {
    HealpixColumns columns = FitsMaps.read(result.resolve("intensity.fits"));
    for (String name : List.of("smoothed_anisotropy", "counts")) {
      chooseMap("intensity.fits", name);
      SkyMap map = columns.map(columns.names().indexOf(name), SkyFrame.EQUATORIAL);
      for (double[] place : PLACES) {
        int pixel =
            new HealpixGrid(NSIDE)
                .pixel(Math.sin(Math.toRadians(place[1])), Math.toRadians(place[0]));
        assertThat(read(place[0], place[1])).as("%s, %s deg", place[0], place[1]).isEqualTo(pixel);
        String told = browser.element("sky-probe").getDomAttribute("data-value");
        if (map.observed().get(pixel)) {
          assertThat(Float.parseFloat(told)).as(name).isEqualTo((float) map.value(pixel));
        } else {
          assertThat(told).isEqualTo("NaN");
        }
      }
    }
  }

  /** The same pixels as the program's, of all centres and of directions between them. */
  @Test
  void pixelsAreThoseOfTheProgram() {
    SplittableRandom random = new SplittableRandom(12);
    for (int nside : new int[] {1, 2, 64}) {
      HealpixGrid grid = new HealpixGrid(nside);
      List<Double> directions = new ArrayList<>();
      List<Long> expected = new ArrayList<>();
      for (int k = 0; k < 20_000; k++) {
        boolean centre = k < grid.size() / 2;
        double z = centre ? grid.z(2 * k) : 2 * random.nextDouble() - 1;
        double phi = centre ? grid.longitude(2 * k) : 2 * Math.PI * random.nextDouble();
        double r = Math.sqrt((1 - z) * (1 + z));
        directions.addAll(List.of(r * Math.cos(phi), r * Math.sin(phi), z));
        expected.add((long) grid.pixel(z, phi));
      }
      Object found =
          browser.script(
              """
              const [nside, all] = arguments;
              const pixels = [];
              for (let k = 0; k < all.length; k += 3) {
                pixels.push(anisky.pixelOf(nside, all[k], all[k + 1], all[k + 2]));
              }
              return pixels;
              """,
              nside,
              directions);
      assertThat(found).as("nside %d", nside).isEqualTo(expected);
    }
  }

  @Test
  void theHotSpotIsWhereItWasPutAndReddest() {
    for (String box : List.of("graticule", "contours", "dipole", "bands", "galactic")) {
      browser.element("show-" + box).click();
    }
    for (String projection : List.of("Mollweide", "Hammer", "Orthographic")) {
      choose("sky-projection", projection);
      if (projection.equals("Orthographic")) {
        for (int k = 0; k < 5; k++) {
          browser.element("turn-right").click();
        }
      }
      browser.script("anisky.sky.drawNow()");
      // The middle of all pixels that are nearly as red as the reddest.
      List<?> place =
          (List<?>)
              browser.script(
                  """
                  const sky = anisky.sky;
                  const canvas = sky.canvas;
                  const data = canvas.getContext("2d")
                    .getImageData(0, 0, canvas.width, sky.view.height).data;
                  let most = -1e9;
                  const red = (k) => data[4 * k + 3] ? data[4 * k] - 2 * data[4 * k + 2] : -1e9;
                  for (let k = 0; k < data.length / 4; k++) {
                    most = Math.max(most, red(k));
                  }
                  let n = 0;
                  const sum = [0, 0];
                  for (let k = 0; k < data.length / 4; k++) {
                    if (red(k) > most - 30) {
                      n++;
                      sum[0] += k % canvas.width;
                      sum[1] += Math.floor(k / canvas.width);
                    }
                  }
                  const v = sky.directionAt(sum[0] / n + 0.5, sum[1] / n + 0.5);
                  return [Math.atan2(v[1], v[0]) * 180 / Math.PI, Math.asin(v[2]) * 180 / Math.PI];
                  """);
      double ra = ((Number) place.get(0)).doubleValue();
      double dec = ((Number) place.get(1)).doubleValue();
      assertThat(ra).as(projection).isCloseTo(SPOT_RA, within(6.0));
      assertThat(dec).as(projection).isCloseTo(SPOT_DEC, within(6.0));
    }
  }

  /** x = -2 sqrt(2)/pi lambda R on the equator of Mollweide's map, from its middle at 180 deg. */
  @Test
  void aClickReadsThePlaceUnderThePointerAndRightAscensionGrowsToTheLeft() {
    double scale = ((Number) browser.script("return anisky.sky.view.scale")).doubleValue();
    WebElement canvas = browser.element("sky-canvas");
    int height = ((Number) browser.script("return anisky.sky.view.height")).intValue();
    int up = canvas.getSize().getHeight() / 2 - height / 2;
    for (int degrees : new int[] {0, 60, -100}) {
      int x = (int) Math.round(2 * Math.sqrt(2) / Math.PI * Math.toRadians(degrees) * scale);
      new Actions(browser.driver()).moveToElement(canvas, -x, -up).click().perform();
      double ra = Double.parseDouble(browser.element("sky-longitude").getDomProperty("value"));
      double dec = Double.parseDouble(browser.element("sky-latitude").getDomProperty("value"));
      assertThat(ra).isCloseTo(180 + degrees, within(0.8));
      assertThat(dec).isCloseTo(0, within(0.8));
    }
  }

  @Test
  void theSkyTurnsAndZoomsAndChangesItsMap() {
    Set<String> pictures = new LinkedHashSet<>();
    pictures.add(drawn());
    browser.element("turn-left").click();
    assertThat(pictures.add(drawn())).as("turned").isTrue();
    browser.element("zoom-in").click();
    assertThat(pictures.add(drawn())).as("zoomed").isTrue();
    chooseMap("exposure.fits", "exposure");
    assertThat(pictures.add(drawn())).as("another map").isTrue();
    choose("sky-frame", "Galactic");
    assertThat(pictures.add(drawn())).as("other axes").isTrue();
    choose("sky-projection", "Hammer");
    assertThat(pictures.add(drawn())).as("another projection").isTrue();
    WebElement canvas = browser.element("sky-canvas");
    new Actions(browser.driver())
        .moveToElement(canvas, 0, -40)
        .clickAndHold()
        .moveByOffset(80, 20)
        .release()
        .perform();
    assertThat(pictures.add(drawn())).as("dragged").isTrue();
    browser.element("sky-reset").click();
    assertThat(browser.complaints()).isEmpty();
  }

  private static double zoom() {
    return ((Number) browser.script("return anisky.sky.zoom")).doubleValue();
  }

  /** Two fingers that go from 40 px apart to 120 px apart make the sky three times as large. */
  @Test
  void twoFingersZoom() {
    browser.script(
        """
        const canvas = document.getElementById("sky-canvas");
        const box = canvas.getBoundingClientRect();
        canvas.setPointerCapture = () => {};
        const send = (type, id, dx) => canvas.dispatchEvent(new PointerEvent(type, {
          pointerId: id, pointerType: "touch", bubbles: true,
          clientX: box.left + 300 + dx, clientY: box.top + 150,
        }));
        send("pointerdown", 11, -20);
        send("pointerdown", 12, 20);
        send("pointermove", 11, -60);
        send("pointermove", 12, 60);
        send("pointerup", 11, -60);
        send("pointerup", 12, 60);
        """);
    assertThat(zoom()).isCloseTo(3, within(0.01));
    assertThat(browser.script("return anisky.sky.held")).as("a place is not held").isNull();
    assertThat(browser.script("return anisky.sky.isTurning")).isEqualTo(false);
    browser.element("sky-reset").click();
    assertThat(zoom()).isEqualTo(1);
  }

  @Test
  void rightAscensionsAreToldInHoursWhenAskedFor() {
    choose("sky-unit", "hours");
    int pixel = read(100 / 15.0, 20);
    assertThat(browser.element("sky-probe").getText()).contains("right ascension 6.6667 h");
    assertThat(browser.element("sky-go").getText()).contains("right ascension (h)");
    choose("sky-unit", "degrees");
    assertThat(read(100, 20)).isEqualTo(pixel);
    assertThat(browser.element("sky-probe").getText()).contains("right ascension 100°");
    choose("sky-frame", "Galactic");
    assertThat(browser.element("sky-unit").isDisplayed()).isFalse();
  }

  @Test
  void galacticAxesReadTheSamePixelAsEquatorialOnes() {
    choose("sky-frame", "Galactic");
    int galactic = read(123.0, 10.0);
    List<?> equatorial =
        (List<?>)
            browser.script(
                "const v = anisky.sky.held; return [Math.atan2(v[1], v[0]) * 180 / Math.PI,"
                    + " Math.asin(v[2]) * 180 / Math.PI];");
    choose("sky-frame", "equatorial");
    double ra = ((Number) equatorial.get(0)).doubleValue();
    double dec = ((Number) equatorial.get(1)).doubleValue();
    assertThat(read((ra + 360) % 360, dec)).isEqualTo(galactic);
    // The celestial pole is at l = 122.93 deg, b = 27.13 deg: 17.13 deg away.
    assertThat(dec).isCloseTo(90 - 17.13, within(0.3));
  }

  @Test
  void keysMoveThePlaceAndEveryControlHasAName() {
    read(100, 20);
    browser.element("sky-canvas").sendKeys(Keys.ARROW_UP, Keys.ARROW_LEFT);
    browser.until("return document.getElementById('sky-latitude').value === '21'");
    assertThat(browser.element("sky-longitude").getDomProperty("value")).isEqualTo("101");
    assertThat(browser.element("sky-probe").getDomAttribute("aria-live")).isEqualTo("polite");
    browser.until("return document.querySelectorAll('#sky-values tr').length > 12");
    Object nameless =
        browser.script(
            """
            return [...document.querySelectorAll("button, input, select, canvas[tabindex], summary")]
              .filter((e) => !(e.textContent.trim() || e.getAttribute("aria-label")
                || e.closest("label") && e.closest("label").textContent.trim()))
              .map((e) => e.outerHTML);
            """);
    assertThat((List<?>) nameless).isEmpty();
  }

  /** No scrolling sideways on a telephone; not blank; dark when the reader has it dark. */
  @Test
  void itFitsNarrowAndWideScreensLightAndDark() {
    for (int width : new int[] {300, 800, 1500}) {
      browser.look(result.resolve("report.html"), width);
      assertThat(
              ((Number) browser.script("return document.documentElement.scrollWidth")).intValue())
          .as("width of the page at %d", width)
          .isLessThanOrEqualTo(width);
    }
    String background = "return getComputedStyle(document.body).backgroundColor";
    assertThat(browser.script(background)).isEqualTo("rgb(255, 255, 255)");
    browser.colourScheme("dark");
    assertThat(browser.script(background)).isNotEqualTo("rgb(255, 255, 255)");
    browser.colourScheme("light");
    byte[] picture = browser.driver().getScreenshotAs(OutputType.BYTES);
    assertThat(picture.length).as("bytes of the picture").isGreaterThan(20_000);
    Object colours =
        browser.script(
            """
            const c = anisky.sky.canvas;
            const data = new Uint32Array(
              c.getContext("2d").getImageData(0, 0, c.width, c.height).data.buffer);
            return new Set(data).size;
            """);
    assertThat(((Number) colours).intValue()).as("colours of the map").isGreaterThan(100);
  }

  @Test
  void everyChartIsDrawnAndHasItsNumbersInATable() {
    int charts = ((Number) browser.script("return anisky.charts.drawn.length")).intValue();
    assertThat(charts).isGreaterThanOrEqualTo(4);
    Object blank =
        browser.script(
            """
            const colours = (c) => new Set(new Uint32Array(
              c.getContext("2d").getImageData(0, 0, c.width, c.height).data.buffer)).size;
            const all = (names) => [...document.querySelectorAll(names)];
            return all(".chart .u-wrap canvas").filter((c) => colours(c) < 5).length
              + all(".chart .u-marker .mark").filter((c) => colours(c) < 2).length;
            """);
    assertThat(blank).isEqualTo(0L);
    Object unmarked =
        browser.script(
            """
            return [...document.querySelectorAll(".chart .u-series:not(:first-child) .u-marker")]
              .filter((marker) => marker.querySelector(".mark") === null).length;
            """);
    assertThat(unmarked).as("lines without their mark in the legend").isEqualTo(0L);
    browser.script("document.querySelector('.chart details').open = true");
    browser.until("return document.querySelectorAll('.chart details td').length > 20");
  }

  /** Text of a user's file that looks like a script stays text. */
  @Test
  void scriptsInNamesDoNotRun() throws IOException {
    Path evil = directory.resolve("evil");
    CommandLineRun.good(
        "reconstruct", directory.resolve("run.yaml"), "--no-pictures", "--no-report", "-o", evil);
    String name = "</script><script>document.title='owned'</script><img src=x onerror=alert(2)>";
    for (String file : List.of("result.json", "background-rate.csv")) {
      Path path = evil.resolve(file);
      String text = Files.readString(path);
      Files.writeString(
          path,
          file.endsWith("json")
              ? text.replace("\"Site\"", "\"" + name + "\"")
              : text.replace("Site [", name + " ["));
    }
    CommandLineRun.good("report", evil);
    browser.look(evil.resolve("report.html"), 1000);
    assertThat(browser.driver().getTitle()).isEqualTo("Reconstruction: " + name);
    assertThat(browser.script("return document.images.length")).isEqualTo(0L);
    assertThat(
            browser.script("return document.body.textContent.includes(\"document.title='owned'\")"))
        .isEqualTo(true);
    assertThat(browser.complaints()).isEmpty();
  }
}
