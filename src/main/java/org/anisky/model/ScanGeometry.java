package org.anisky.model;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.anisky.Workers;
import org.anisky.counts.CommonGrid;
import org.anisky.counts.Dataset;
import org.anisky.counts.DetectorCounts;
import org.anisky.counts.DetectorView;
import org.anisky.grid.CylindricalGrid;
import org.anisky.grid.SkyGrid;

/**
 * How the detectors of a data set scan the sky, apart from what they counted: made once and shared
 * by all strategies, toys and repeated fits. Immutable in all that can be seen and safe to share
 * between threads; the common grid and the scans are made when they are first asked for, so that
 * strategies that need neither pay for neither.
 */
public final class ScanGeometry {
  /** Largest pixel tables kept in memory, all together: a quarter of the heap. */
  private static final int TABLE_SHARE_OF_HEAP = 4;

  private final List<DetectorView> views;
  private final SkyScan[] scans;

  /** What others make of the geometry, by its type. */
  private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();

  private SkyGrid grid;

  private ScanGeometry(List<DetectorView> views, SkyGrid grid) {
    this.views = List.copyOf(views);
    this.grid = grid;
    scans = new SkyScan[views.size()];
  }

  /** Of detectors, on their common grid. */
  public static ScanGeometry of(List<DetectorView> views) {
    return new ScanGeometry(views, null);
  }

  /** That of a data set, on the common grid of its detectors. */
  public static ScanGeometry of(Dataset data) {
    return of(data.detectors().stream().map(DetectorCounts::view).toList());
  }

  /**
   * That of a data set.
   *
   * @param grid the equatorial grid
   */
  public static ScanGeometry of(Dataset data, SkyGrid grid) {
    return new ScanGeometry(data.detectors().stream().map(DetectorCounts::view).toList(), grid);
  }

  /** The detectors in the data set's order. */
  public List<DetectorView> views() {
    return views;
  }

  /**
   * The common equatorial grid.
   *
   * @throws org.anisky.InvalidInputException when the detectors' grids have none
   */
  public synchronized SkyGrid grid() {
    if (grid == null) {
      grid =
          CommonGrid.of(
              views.stream().map(DetectorView::name).toList(),
              views.stream().map(view -> view.sky().grid()).toList());
    }
    return grid;
  }

  /**
   * The scan of one detector, with working memory of its own: the caller's, for one thread.
   *
   * @param d number of the detector
   * @param workers that work on the scan; their number never changes a result
   */
  public SkyScan scan(int d, Workers workers) {
    return shared(d, workers).onThreads(workers);
  }

  private synchronized SkyScan shared(int d, Workers workers) {
    int first = first(d);
    if (scans[first] == null) {
      scans[first] = make(views.get(first), workers);
    }
    return scans[first];
  }

  /** The first detector that sees what detector d sees: blocks of one detector share a scan. */
  private int first(int d) {
    int first = 0;
    while (!views.get(first).seesAs(views.get(d))) {
      first++;
    }
    return first;
  }

  private SkyScan make(DetectorView view, Workers workers) {
    if (view.sky().grid() instanceof CylindricalGrid local
        && CylindricalGrid.of(local.rings(), local.columns()).equals(grid())) {
      return new RingShiftScan(view.sky(), view.binning(), workers);
    }
    long different = IntStream.range(0, views.size()).filter(d -> first(d) == d).count();
    long tableBytes = Runtime.getRuntime().maxMemory() / TABLE_SHARE_OF_HEAP / different;
    return new PixelTableScan(view.sky(), view.binning(), grid(), workers, tableBytes);
  }

  /**
   * What is made of the geometry alone, once for all who ask for it.
   *
   * @param <T> what it is
   * @param type by which it is known
   * @param maker makes it, at once
   */
  public <T> T kept(Class<T> type, Function<ScanGeometry, T> maker) {
    return type.cast(kept.computeIfAbsent(type, key -> maker.apply(this)));
  }

  /**
   * A data set seen through this geometry.
   *
   * @param data of these detectors; not modified
   * @param workers that work on the data
   */
  public ScannedData scan(Dataset data, Workers workers) {
    return new ScannedData(this, data, workers);
  }
}
