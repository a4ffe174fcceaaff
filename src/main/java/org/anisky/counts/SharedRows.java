package org.anisky.counts;

import java.io.IOException;

/** Those events of another source that are in a share of it, by their place in the list. */
public final class SharedRows extends PassedEvents {
  private final EventShare share;
  private long row;

  /**
   * @param source closed with this
   */
  public SharedRows(EventSource source, EventShare share) {
    super(source);
    this.share = share;
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    while (super.read(batch)) {
      int kept = 0;
      for (int k = 0; k < batch.size; k++, row++) {
        if (share.hasRow(row)) {
          batch.move(k, kept++);
        }
      }
      batch.size = kept;
      if (kept > 0) {
        return true;
      }
    }
    return false;
  }

  /** Rows without a value have no place among the others: the first share counts them. */
  @Override
  public long emptyRows() {
    return share.number() == 1 ? super.emptyRows() : 0;
  }
}
