package org.anisky.configuration.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.anisky.InvalidInputException;
import org.anisky.sky.AzimuthConvention;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlSectionTest {
  private static final Interval ZENITH = Interval.openClosed(0, 180);

  private static YamlSection yaml(String... lines) {
    return YamlFile.parse(String.join("\n", lines) + "\n", Path.of("configs/a.yaml"));
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessage(message);
  }

  @Test
  void everyTypeIsReadAsWritten() {
    YamlSection root =
        yaml(
            "name: HAWC",
            "sweeps: 20",
            "seed: -9223372036854775808",
            "tolerance: 1e-6",
            "whole: 3",
            "compare: true",
            "convention: south-east",
            "list: [a, b]",
            "edges: [0, 0.5, 1]");

    assertThat(root.text("name")).isEqualTo("HAWC");
    assertThat(root.integer("sweeps", 1, 1000)).isEqualTo(20);
    assertThat(root.longInteger("seed", Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(root.number("tolerance", Interval.POSITIVE)).isEqualTo(1e-6);
    assertThat(root.number("whole", Interval.POSITIVE)).isEqualTo(3.0);
    assertThat(root.bool("compare")).isTrue();
    assertThat(root.choice("convention", AzimuthConvention.class))
        .isEqualTo(AzimuthConvention.SOUTH_EAST);
    assertThat(root.texts("list")).containsExactly("a", "b");
    assertThat(root.numbers("edges", Interval.closed(0, 1))).containsExactly(0.0, 0.5, 1.0);
    root.finish();
  }

  @ParameterizedTest
  @CsvSource({
    "80 deg, 1.3962634015954636", // 80 pi / 180
    "80deg, 1.3962634015954636",
    "180 deg, 3.141592653589793",
    "1.2 rad, 1.2",
    "6 h, 1.5707963267948966", // pi / 2
    "30 arcmin, 0.008726646259971648", // pi / 360
    "3600 arcsec, 0.017453292519943295", // pi / 180
    "1e1 deg, 0.17453292519943295"
  })
  void anglesAreRadiansWhateverTheirUnit(String text, double radians) {
    assertThat(yaml("zenith: " + text).angle("zenith", ZENITH)).isEqualTo(radians);
  }

  @ParameterizedTest
  @CsvSource({
    "0.2 s, 0.2",
    "200 ms, 0.2",
    "10 ms, 0.01",
    "5 us, 5e-6",
    "2 ns, 2e-9",
    "3 min, 180",
    "2 h, 7200",
    "1 d, 86400"
  })
  void durationsAreSecondsWhateverTheirUnit(String text, double seconds) {
    assertThat(yaml("gap: " + text).duration("gap", Interval.NOT_NEGATIVE)).isEqualTo(seconds);
  }

  @Test
  void anAngleWithoutOrWithAWrongUnitIsRefused() {
    refused(
        () -> yaml("", "zenith: 80").angle("zenith", ZENITH),
        "configs/a.yaml:2: zenith: '80' has no unit; it must be an angle with its unit, such as"
            + " '80 deg' (units: deg, rad, h, arcmin, arcsec)");
    refused(
        () -> yaml("zenith: 80 degs").angle("zenith", ZENITH),
        "configs/a.yaml:1: zenith: '80 degs' has the unknown unit 'degs'; did you mean 'deg'?"
            + " Allowed units: deg, rad, h, arcmin, arcsec");
    refused(
        () -> yaml("zenith: 80 s").angle("zenith", ZENITH),
        "configs/a.yaml:1: zenith: '80 s' has the unknown unit 's'; allowed units:"
            + " deg, rad, h, arcmin, arcsec");
    refused(
        () -> yaml("zenith: wide").angle("zenith", ZENITH),
        "configs/a.yaml:1: zenith: 'wide' must be an angle with its unit, such as '80 deg'"
            + " (units: deg, rad, h, arcmin, arcsec)");
    refused(
        () -> yaml("zenith: 4 rad").angle("zenith", ZENITH),
        "configs/a.yaml:1: zenith: '4 rad' is outside (0, 180] deg");
    refused(
        () -> yaml("zenith: 1e400 deg").angle("zenith", ZENITH),
        "configs/a.yaml:1: zenith: '1e400 deg' is outside (0, 180] deg");
  }

  @Test
  void numbersOutsideTheirRangeAreRefused() {
    refused(
        () -> yaml("fit:", "  max-sweeps: 0").section("fit").integer("max-sweeps", 1, 1000),
        "configs/a.yaml:2: fit.max-sweeps: 0 is outside [1, 1000]");
    refused(
        () -> yaml("n: 2.5").integer("n", 1, 1000),
        "configs/a.yaml:1: n: '2.5' must be an integer in [1, 1000]");
    refused(
        () -> yaml("n: 99999999999999999999").integer("n", 1, 1000),
        "configs/a.yaml:1: n: '99999999999999999999' must be an integer in [1, 1000]");
    refused(
        () -> yaml("x: '1'").number("x", Interval.FINITE),
        "configs/a.yaml:1: x: '1' must be a number in (-infinity, infinity)");
    refused(
        () -> yaml("x: 0").number("x", Interval.POSITIVE),
        "configs/a.yaml:1: x: 0 is outside (0, infinity)");
    refused(
        () -> yaml("x: .nan").number("x", Interval.FINITE),
        "configs/a.yaml:1: x: .nan must be a finite number");
    refused(
        () -> yaml("x: -.inf").number("x", Interval.FINITE),
        "configs/a.yaml:1: x: -.inf must be a finite number");
    refused(
        () -> yaml("x: 1e400").number("x", Interval.FINITE),
        "configs/a.yaml:1: x: 1e400 is too large for a number of double precision");
    refused(
        () -> yaml("x: nan").number("x", Interval.FINITE),
        "configs/a.yaml:1: x: 'nan' must be a number in (-infinity, infinity)");
    refused(
        () -> yaml("x:", "  - 1", "  - 7").numbers("x", Interval.closed(0, 5)),
        "configs/a.yaml:3: x.1: 7 is outside [0, 5]");
  }

  @Test
  void integersAreThoseOfTheCoreSchema() {
    assertThat(yaml("n: 010").integer("n", 0, 100)).isEqualTo(10);
    assertThat(yaml("n: 0o10").integer("n", 0, 100)).isEqualTo(8);
    assertThat(yaml("n: 0x1F").integer("n", 0, 100)).isEqualTo(31);
    assertThat(yaml("n: +7").integer("n", 0, 100)).isEqualTo(7);
    assertThat(yaml("n: 0x10").number("n", Interval.FINITE)).isEqualTo(16);
  }

  @Test
  void onlyTrueAndFalseAreBooleans() {
    refused(
        () -> yaml("weights: yes").bool("weights"),
        "configs/a.yaml:1: weights: 'yes' must be true or false");
    refused(
        () -> yaml("weights: 'true'").bool("weights"),
        "configs/a.yaml:1: weights: 'true' must be true or false");
    assertThat(yaml("weights: no").text("weights")).isEqualTo("no");
  }

  @Test
  void anUnknownChoiceIsToldTheAllowedOnes() {
    refused(
        () -> yaml("c: north-est").choice("c", AzimuthConvention.class),
        "configs/a.yaml:1: c: 'north-est' is not allowed; did you mean 'north-east'? Allowed"
            + " values: north-east, north-west, south-east, south-west, east-north, east-south,"
            + " west-north, west-south");
    refused(
        () -> yaml("c: NORTH_EAST").oneOf("c", List.of("x", "y")),
        "configs/a.yaml:1: c: 'NORTH_EAST' is not allowed; allowed values: x, y");
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestKnownOne() {
    YamlSection root = yaml("name: x", "fit:", "  gague: zero", "  strategy: em");
    root.text("name");
    YamlSection fit = root.section("fit");
    fit.text("gauge", "zero");
    fit.text("strategy", "em");

    refused(
        root::finish,
        "configs/a.yaml:3: unknown key 'fit.gague'; did you mean 'gauge'? Allowed keys: gauge,"
            + " strategy");
  }

  @Test
  void anUnknownKeyUnlikeAllOthersIsToldTheAllowedOnes() {
    YamlSection root = yaml("name: x", "colour: red");
    root.text("name");
    refused(root::finish, "configs/a.yaml:2: unknown key 'colour'; allowed keys: name");
  }

  @Test
  void aSectionThatNobodyReadIsAnUnknownKey() {
    YamlSection root = yaml("detectors:", "  - name: a", "    site:", "      latitude: 1 deg");
    root.sections("detectors").get(0).text("name");
    refused(root::finish, "configs/a.yaml:3: unknown key 'detectors.0.site'; allowed keys: name");
  }

  @Test
  void aKeyThatWasSeenButNotReadDoesNotGoWithTheOthers() {
    YamlSection root = yaml("zenith: 1", "declination: 2");
    assertThat(root.has("zenith")).isTrue();
    root.number("declination", Interval.FINITE);
    refused(
        root::finish,
        "configs/a.yaml:1: key 'zenith' does not go with the other keys of its section");
  }

  @Test
  void aMissingKeyIsToldWithTheMisspeltOne() {
    refused(
        () -> yaml("a: 1", "fit:", "  gague: zero").section("fit").text("gauge"),
        "configs/a.yaml:2: fit: required key 'gauge' is missing; configs/a.yaml:3 has 'gague'"
            + " instead");
    refused(() -> yaml("a: 1").section("fit"), "configs/a.yaml: required key 'fit' is missing");
  }

  @Test
  void aValueOfTheWrongKindIsRefused() {
    refused(
        () -> yaml("fit: [1, 2]").section("fit"),
        "configs/a.yaml:1: fit: is a list; it must be a section of keys and values ('key:"
            + " value')");
    refused(
        () -> yaml("fit:").section("fit"),
        "configs/a.yaml:1: fit: has no value; it must be a section of keys and values ('key:"
            + " value')");
    refused(
        () -> yaml("name:", "  first: x").text("name"),
        "configs/a.yaml:2: name: is a section; it must be a text");
    refused(
        () -> yaml("name: ~").text("name", "x"),
        "configs/a.yaml:1: name: has no value; it must be a text");
    refused(
        () -> yaml("list: 5").texts("list"),
        "configs/a.yaml:1: list: is the single value '5'; it must be a list of texts");
    refused(
        () -> yaml("list: []").sections("list"),
        "configs/a.yaml:1: list: is an empty list; it must have at least one section");
  }

  @Test
  void pathsAreRelativeToTheirFile() {
    assertThat(yaml("file: ../data/list.dat").path("file")).isEqualTo(Path.of("data/list.dat"));
    Path absolute = Path.of("list.dat").toAbsolutePath();
    assertThat(yaml("file: " + absolute).path("file")).isEqualTo(absolute);
    assertThat(yaml("a: 1").optionalPath("file")).isEmpty();
    assertThat(YamlFile.parse("here: ./", Path.of("a.yaml")).path("here")).isEqualTo(Path.of("."));
  }

  @Test
  void filesOfAListAreKeptAsSeenFromTheirFile() {
    YamlSection root = yaml("files: [../README.md, ../pom.xml]", "one: {file: ../LICENSE}");
    assertThat(root.files("files")).contains(Path.of("pom.xml"));
    assertThat((List<?>) root.effective().get("files")).last().isEqualTo("../pom.xml");
    root.section("one").path("file");
    assertThat(root.paths().keySet()).containsExactly("files", "one.file");
    assertThat(root.paths().get("one.file")).containsExactly(Path.of("LICENSE"));
  }

  @Test
  void theEffectiveConfigurationHasEveryDefault() {
    YamlSection root = yaml("z: 7", "detectors:", "  - {name: a}");
    YamlSection fit = root.sectionOrDefaults("fit");
    fit.integer("max-sweeps", 1, 1000, 20);
    fit.angle("radius", ZENITH, "5 deg");
    fit.choice("convention", AzimuthConvention.class, AzimuthConvention.NORTH_EAST);
    root.sections("detectors").get(0).text("name");
    root.number("z", Interval.FINITE);
    root.bool("plots", false);
    root.texts("strategies", List.of("likelihood"));

    root.finish();
    assertThat(root.effective())
        .isEqualTo(
            Map.of(
                "fit",
                Map.of("max-sweeps", 20L, "radius", "5 deg", "convention", "north-east"),
                "detectors",
                List.of(Map.of("name", "a")),
                "z",
                7.0,
                "plots",
                false,
                "strategies",
                List.of("likelihood")));
    assertThat(root.effective().keySet())
        .containsExactly("fit", "detectors", "z", "plots", "strategies");
  }
}
