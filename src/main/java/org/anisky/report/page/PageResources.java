package org.anisky.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Styles and scripts of a page: those of the program and the libraries that it stands on. */
final class PageResources {
  /** A library for browsers: its name, its version and the files of it. */
  private record Library(String name, String version, String script, String licence) {
    String path(String file) {
      return "/META-INF/resources/webjars/" + name + "/" + version + "/" + file;
    }
  }

  private static final List<Library> LIBRARIES =
      List.of(
          new Library("d3-array", "3.2.4", "dist/d3-array.min.js", "LICENSE"),
          new Library("d3-geo", "3.1.1", "dist/d3-geo.min.js", "LICENSE"),
          new Library("uplot", "1.6.30", "dist/uPlot.iife.min.js", "LICENSE"));

  /** d3-array has this one inside. */
  private static final Library INSIDE = new Library("internmap", "2.0.3", "", "LICENSE");

  private static final List<String> SCRIPTS =
      List.of(
          "values.js",
          "projections.js",
          "overlays.js",
          "sky-choice.js",
          "sky-drawing.js",
          "sky-reading.js",
          "sky.js",
          "chart-marks.js",
          "charts.js",
          "page.js");

  private PageResources() {}

  /** The scripts in the order in which they must run. */
  static List<String> scripts() {
    List<String> scripts = new ArrayList<>();
    LIBRARIES.forEach(library -> scripts.add(read(library.path(library.script()))));
    StringBuilder own = new StringBuilder("\"use strict\";\n");
    SCRIPTS.forEach(name -> own.append(read(name)));
    scripts.add(own.toString());
    return scripts;
  }

  /** Styles of the charts' library and of the program. */
  static String styles() {
    Library charts = LIBRARIES.get(LIBRARIES.size() - 1);
    return read(charts.path("dist/uPlot.min.css")) + "\n" + read("page.css");
  }

  /** Names, versions and licences of what is in the page. */
  static String licences() {
    Html html = new Html();
    List<Library> all = new ArrayList<>(LIBRARIES);
    all.add(INSIDE);
    for (Library library : all) {
      html.format(
          "<details><summary>%s %s</summary><pre>%s</pre></details>\n",
          library.name(), library.version(), read(library.path(library.licence())));
    }
    return html.toString();
  }

  /** The digest of a script by which a browser knows that it may run. */
  static String digest(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String read(String name) {
    try (InputStream in = PageResources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is missing beside the program; its directory 'lib' must be complete");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
