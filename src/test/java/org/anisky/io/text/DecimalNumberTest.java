package org.anisky.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalNumberTest {
  private static double parse(String text) {
    byte[] bytes = ("1" + text + "1").getBytes(StandardCharsets.ISO_8859_1);
    return DecimalNumber.parse(bytes, 1, bytes.length - 1);
  }

  private static void equalsTheLibrary(String text) {
    long bits = Double.doubleToLongBits(parse(text));
    if (bits != Double.doubleToLongBits(Double.parseDouble(text))) {
      assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+0.0",
        "1",
        "-1",
        "007",
        "3.",
        ".5",
        "-.5",
        "1072969615",
        "2453006.1298032408",
        "9007199254740992",
        "9007199254740993",
        "9007199254740993.0",
        "9007199254740995e1",
        "9.007199254740993e15",
        "900719925474099.3",
        "0.1",
        "1e22",
        "1e23",
        "1e-22",
        "1e-23",
        "123456789012345678",
        "1234567890123456789",
        "9200000000000000001",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "4.9e-324",
        "2.4703282292062327e-324",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1e400",
        "1e-400",
        "1E+05",
        "1e05",
        "1.000000000000000000000000000000000001",
        "0.00000000000000000000000000000000000001",
        "1e99999999999",
        "4503599627370496.5",
        "4503599627370497.5",
        "2251799813685248.25",
        "1.00000000000000011102230246251565404236316680908203125",
        "1e0000000000000000000001"
      })
  void hardNumbersAreThoseOfTheLibrary(String text) {
    equalsTheLibrary(text);
  }

  @Test
  void randomNumbersInManyFormsAreThoseOfTheLibrary() {
    SplittableRandom random = new SplittableRandom(20261121L);
    for (int i = 0; i < 200_000; i++) {
      double x = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-25, 26));
      equalsTheLibrary(Double.toString(x));
      equalsTheLibrary(String.format(Locale.ROOT, "%." + random.nextInt(0, 19) + "e", x));
      equalsTheLibrary(random.nextLong(1L << 62) + "e" + random.nextInt(-24, 25));
    }
  }

  @Test
  void numbersAtTheBoundariesOfRoundingAreThoseOfTheLibrary() {
    // Half-way points between neighbouring doubles have up to 54 bits: 17 digits or a few more,
    // cut to 18 digits they lie as near to a boundary as a number of that length can.
    SplittableRandom random = new SplittableRandom(7L);
    for (int i = 0; i < 100_000; i++) {
      double x = random.nextDouble() * Math.pow(2, random.nextInt(-20, 70));
      double y = i % 4 == 0 ? Math.pow(2, random.nextInt(-20, 70)) : x;
      BigDecimal half =
          new BigDecimal(y)
              .add(new BigDecimal(i % 2 == 0 ? Math.nextUp(y) : Math.nextDown(y)))
              .divide(BigDecimal.valueOf(2));
      equalsTheLibrary(half.round(new MathContext(random.nextInt(17, 20))).toString());
      equalsTheLibrary(half.toString());
    }
  }

  @Test
  void theNearestMissesOfTheBoundariesAreThoseOfTheLibrary() {
    // Half-way points in [2^-12, 2^-11) are h 2^-65, h odd in [2^53, 2^54), which is
    // (h 5^22 2^-43) 1e-22. Where h 5^22 = +-1 modulo 2^43 the integer beside it misses the
    // half-way point by 2^-43 1e-22, or 2^-52 of a unit in the last place: nothing of 19 digits and
    // such exponents comes nearer without hitting.
    BigInteger power = BigInteger.valueOf(5).pow(22);
    BigInteger modulus = BigInteger.ONE.shiftLeft(43);
    for (int sign = -1; sign <= 1; sign += 2) {
      BigInteger residue = power.modInverse(modulus).multiply(BigInteger.valueOf(sign));
      for (int i = 1 << 10; i < 1 << 11; i++) {
        BigInteger h = residue.mod(modulus).add(modulus.multiply(BigInteger.valueOf(i)));
        BigInteger m = h.multiply(power).subtract(BigInteger.valueOf(sign)).shiftRight(43);
        equalsTheLibrary(m + "e-22");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+", ".", "-.", "e5", "1e", "1e+", "1e-", "1.2.3", "1,5", "1d", "1f", "0x10",
        "1e5x", "1_000", "--1", "1-", "1 2", "abc", "1D3D", "1dd3", "1e1.5", "\u00b2"
      })
  void whatIsNoNumberIsNan(String text) {
    assertThat(parse(text)).isNaN();
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(DecimalNumber.isNan(bytes, 0, bytes.length)).isFalse();
  }

  /** Fortran writes the exponents of double precision with a D. */
  @ParameterizedTest
  @ValueSource(strings = {"1D3", "-2.5d-01", "0.3144000000000000D+02", "1.7976931348623157D308"})
  void fortranExponentsAreThoseOfTheLibraryWithAnE(String text) {
    double expected = Double.parseDouble(text.replace('D', 'E').replace('d', 'e'));
    assertThat(parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "NaN", "-nan", "+NAN"})
  void nanIsToldFromNoNumber(String text) {
    assertThat(parse(text)).isNaN();
    assertThat(DecimalNumber.isNan(text.getBytes(StandardCharsets.US_ASCII), 0, text.length()))
        .isTrue();
  }

  @Test
  void infinitiesAreRead() {
    assertThat(parse("inf")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(parse("-Infinity")).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
