package org.anisky.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimePieceTest {
  private static final TimePiece WINTER = new TimePiece(0, 100, 7);
  private static final TimePiece SUMMER = new TimePiece(200, 300, 5);

  private static CountsOrigin origin(double first, double last, CountsPart... parts) {
    return new CountsOrigin(
        "",
        "",
        12,
        Map.of(),
        first,
        first,
        last,
        Map.of(),
        "",
        List.of(),
        List.of(parts),
        List.of(),
        List.of());
  }

  private static CountsPart part(double first, double last, long events) {
    return new CountsPart("", "", events, first, last, "", "");
  }

  @Test
  void whatIsKnownOfAListGoesBeforeItsPartsAndItsEnds() {
    assertThat(TimePiece.of(origin(3, 4))).containsExactly(new TimePiece(3, 4, 12));
    CountsOrigin sum = origin(0, 9, part(0, 1, 2), part(5, 5, 0), part(8, 9, 10));
    assertThat(TimePiece.of(sum)).containsExactly(new TimePiece(0, 1, 2), new TimePiece(8, 9, 10));
    assertThat(TimePiece.of(sum.withPieces(List.of(WINTER, SUMMER))))
        .containsExactly(WINTER, SUMMER);
    CountsOrigin unknown = origin(0, 9, part(0, 1, 2), part(Double.NaN, Double.NaN, 10));
    assertThat(TimePiece.of(unknown)).containsExactly(new TimePiece(0, 9, 12));
  }

  @Test
  void aSumHasPiecesWhenOneOfItsListsHasInWhateverOrder() {
    CountsOrigin plain = origin(400, 500);
    CountsOrigin seasons = origin(0, 300).withPieces(List.of(WINTER, SUMMER));
    TimePiece all = new TimePiece(400, 500, 12);
    assertThat(TimePiece.ofSum(List.of(plain, plain))).isEmpty();
    assertThat(TimePiece.ofSum(List.of(plain, seasons))).containsExactly(WINTER, SUMMER, all);
    assertThat(TimePiece.ofSum(List.of(seasons, plain))).containsExactly(WINTER, SUMMER, all);
    assertThat(TimePiece.ofSum(List.of(seasons, origin(Double.NaN, Double.NaN)))).isEmpty();
    assertThat(TimePiece.ofAll(List.of(plain, origin(0, 1))))
        .containsExactly(new TimePiece(0, 1, 12), all);
  }
}
