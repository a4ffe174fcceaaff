package org.anisky.cli;

import java.io.Closeable;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium without a window, which looks at pages from a disk. */
final class Browser implements Closeable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Whether the browser is on this machine. */
  static boolean isThere() {
    return Files.isExecutable(DRIVER) && Files.isExecutable(PROGRAM);
  }

  static Browser open() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(PROGRAM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--hide-scrollbars",
        "--force-device-scale-factor=1");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER.toString()))
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Opens a page and waits until its first map, if it has maps, is drawn. */
  void look(Path page, int width) {
    resize(width);
    driver.get(page.toUri().toString());
    until("return !anisky.sky || anisky.sky.view !== undefined");
  }

  void resize(int width) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
  }

  void colourScheme(String scheme) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private void command(String name, Map<String, Object> parameters) {
    driver.executeCdpCommand(name, parameters);
  }

  /** What a script returns; numbers are Long or Double. */
  Object script(String text, Object... arguments) {
    return driver.executeScript(text, arguments);
  }

  /** Waits until a script returns true. */
  void until(String script) {
    new WebDriverWait(driver, PATIENCE).until(d -> Boolean.TRUE.equals(script(script)));
  }

  WebElement element(String id) {
    return driver.findElement(By.id(id));
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Every error or warning on the console since the last call. */
  List<String> complaints() {
    List<String> texts = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        texts.add(entry.getMessage());
      }
    }
    return texts;
  }

  /** Every request but that of a page from the disk since the last call. */
  List<String> requests() {
    List<String> urls = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      String message = entry.getMessage();
      if (message.contains("\"Network.requestWillBeSent\"")
          && !message.contains("\"documentURL\":\"file:")
          && !message.contains("\"documentURL\":\"data:")) {
        urls.add(message);
      } else if (message.contains("\"Network.requestWillBeSent\"")
          && !message.matches("(?s).*\"request\":\\{[^}]*.*\"url\":\"(file|data):.*")) {
        urls.add(message);
      }
    }
    return urls;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
