package org.anisky.counts;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.anisky.InvalidInputException;

/**
 * The parts of a list to which events are being added. Of those that nobody adds to the one that
 * was left first goes to a shelf when there are too many. For several threads.
 */
final class OpenParts {
  /** Returns of parts from the shelf, per part and at least, that a list in some order has. */
  private static final int RETURNS_PER_PART = 4;

  private static final int FEWEST_RETURNS = 100;

  private final PassPlan plan;
  private final EventSource source;
  private final int most;
  private final PartShelf shelf;
  private final Map<Long, Open> open = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Long> known = new TreeSet<>();
  private int begun;

  /** A part and the number of threads that add to it. */
  private static final class Open {
    private final PassTotals totals;
    private int users;

    Open(PassTotals totals) {
      this.totals = totals;
    }
  }

  /**
   * @param most number of parts in memory, beside those that threads add to
   */
  OpenParts(PassPlan plan, EventSource source, int most, PartShelf shelf) {
    this.plan = plan;
    this.source = source;
    this.most = most;
    this.shelf = shelf;
  }

  /**
   * What to add the events of a part to, until {@link #giveBack}.
   *
   * @throws InvalidInputException when parts come and go so often that it would not end
   */
  synchronized PassTotals take(long part) {
    Open taken = open.get(part);
    if (taken == null) {
      if (open.size() >= most) {
        shelve();
      }
      known.add(part);
      begun++;
      if (begun > known.size() + Math.max(FEWEST_RETURNS, RETURNS_PER_PART * known.size())) {
        throw InvalidInputException.of(
            "%s: its events are in no order of time, and of the parts, %d so far, no more than %d"
                + " fit into memory at once; make longer parts, sort the list, or give more memory"
                + " (for example ANISKY_JAVA_OPTS=-Xmx16g)",
            source.description(), known.size(), most);
      }
      taken = new Open(new PassTotals(plan));
      open.put(part, taken);
    }
    taken.users++;
    return taken.totals;
  }

  synchronized void giveBack(long part) {
    open.get(part).users--;
  }

  private void shelve() {
    Iterator<Map.Entry<Long, Open>> parts = open.entrySet().iterator();
    while (parts.hasNext()) {
      Map.Entry<Long, Open> part = parts.next();
      if (part.getValue().users == 0) {
        try {
          shelf.put(part.getKey(), binned(part.getValue().totals).state());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        parts.remove();
        return;
      }
    }
  }

  private BinnedEvents binned(PassTotals totals) {
    return totals.binned(source.description(), source.hasEnergy(), 0);
  }

  /** The parts so far, growing. */
  synchronized Set<Long> known() {
    return new TreeSet<>(known);
  }

  /** All of a part, which is then no longer here. */
  BinnedEvents remove(long part) throws IOException {
    Open last;
    synchronized (this) {
      last = open.remove(part);
    }
    BinnedEvents events = binned(last == null ? new PassTotals(plan) : last.totals);
    for (Serializable state : shelf.take(part)) {
      events.add(events.restored(state));
    }
    return events;
  }
}
