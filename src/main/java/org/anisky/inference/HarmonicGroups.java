package org.anisky.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.anisky.grid.OrderedHarmonics;

/**
 * Harmonics that the scan mixes, and those that it does not: cosines of one order, sines of one
 * order, are together; groups of them are joined where the normalised information r_kk' = F_kk'
 * /sqrt(F_kk F_k'k') between them is not small. A scan that goes on all day at an even rate mixes
 * no orders.
 */
final class HarmonicGroups {
  private HarmonicGroups() {}

  /**
   * The groups.
   *
   * @param information F, shape (n, n); not modified
   * @param least mean r (root of the sum of squares over the smaller number of harmonics) from
   *     which two are joined; 0: all are
   * @return places of the harmonics, rising, of every group
   */
  static List<int[]> of(OrderedHarmonics harmonics, double[][] information, double least) {
    List<int[]> parts = new ArrayList<>();
    for (int m = 1; m <= harmonics.lMax(); m++) {
      int length = harmonics.length(m);
      int start = harmonics.start(m);
      parts.add(new int[] {start, start + length});
      parts.add(new int[] {start + length, start + 2 * length});
    }
    int[] group = new int[parts.size()];
    Arrays.setAll(group, k -> k);
    for (int a = 0; a < group.length; a++) {
      for (int b = 0; b < a; b++) {
        if (group[a] != group[b] && coupling(parts.get(a), parts.get(b), information) >= least) {
          join(group, group[a], group[b]);
        }
      }
    }
    TreeMap<Integer, List<Integer>> members = new TreeMap<>();
    for (int a = 0; a < group.length; a++) {
      List<Integer> list = members.computeIfAbsent(group[a], key -> new ArrayList<>());
      for (int k = parts.get(a)[0]; k < parts.get(a)[1]; k++) {
        list.add(k);
      }
    }
    return members.values().stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).sorted().toArray())
        .toList();
  }

  private static void join(int[] group, int one, int other) {
    int kept = Math.min(one, other);
    for (int k = 0; k < group.length; k++) {
      if (group[k] == one || group[k] == other) {
        group[k] = kept;
      }
    }
  }

  private static double coupling(int[] one, int[] other, double[][] information) {
    double sum = 0;
    for (int k = one[0]; k < one[1]; k++) {
      for (int j = other[0]; j < other[1]; j++) {
        double both = information[k][k] * information[j][j];
        if (both > 0) {
          sum += information[k][j] * information[k][j] / both;
        }
      }
    }
    return Math.sqrt(sum / Math.min(one[1] - one[0], other[1] - other[0]));
  }
}
