package org.anisky.counts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of several lists, one after the other. A list is opened when its turn comes, so that
 * one file is open at a time; what is wrong in it is told with its name. Two lists with the same
 * digest hold the same events and are refused.
 */
public final class ChainedEvents implements EventSource {
  private final String description;
  private final List<String> names;
  private final List<Opener> openers;
  private final List<String> digests = new ArrayList<>();
  private EventSource current;
  private int opened;
  private boolean failed;
  private long emptyRows;
  private final long[] unread = new long[Rejection.values().length];

  /** Opens a list. */
  @FunctionalInterface
  public interface Opener {
    /** Opens it. */
    EventSource open() throws IOException;
  }

  /**
   * Opens the first of several lists.
   *
   * @param description of all lists
   * @param names of the lists, for messages
   * @param openers of the same lists, at least one
   * @throws IOException when it cannot be read
   */
  public ChainedEvents(String description, List<String> names, List<Opener> openers)
      throws IOException {
    this.description = description;
    this.names = List.copyOf(names);
    this.openers = List.copyOf(openers);
    next();
  }

  private void next() throws IOException {
    current = openers.get(opened).open();
    current.digestAsRead(1);
    opened++;
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    failed = true;
    boolean any = readNext(batch);
    failed = false;
    return any;
  }

  private boolean readNext(EventBatch batch) throws IOException {
    while (digests.size() < openers.size()) {
      if (current.read(batch)) {
        batch.list = opened - 1;
        return true;
      }
      end();
      if (opened < openers.size()) {
        next();
      }
    }
    batch.size = 0;
    return false;
  }

  /** Keeps what a list says of itself at its end. */
  private void end() throws IOException {
    String digest = current.digest();
    ListOfDigests.refuseSame(names, digests, digest);
    digests.add(digest);
    emptyRows += current.emptyRows();
    for (Rejection reason : Rejection.values()) {
      unread[reason.ordinal()] += current.unread(reason);
    }
    current.close();
  }

  @Override
  public DirectionKind direction() {
    return current.direction();
  }

  @Override
  public boolean hasEnergy() {
    return current.hasEnergy();
  }

  @Override
  public boolean hasWeight() {
    return current.hasWeight();
  }

  @Override
  public boolean hasOwnAzimuth() {
    return current.hasOwnAzimuth();
  }

  @Override
  public String description() {
    return description;
  }

  /** Of a list that could not be read to its end nothing is told. */
  @Override
  public long emptyRows() {
    return digests.size() == opened || failed ? emptyRows : emptyRows + current.emptyRows();
  }

  @Override
  public long unread(Rejection reason) {
    long before = unread[reason.ordinal()];
    return digests.size() == opened ? before : before + current.unread(reason);
  }

  @Override
  public String digest() {
    return ListOfDigests.digest(digests);
  }

  /** SHA-256 of every list that was read to its end, by name, in order. */
  public Map<String, String> digests() {
    Map<String, String> byName = new LinkedHashMap<>();
    for (int k = 0; k < digests.size(); k++) {
      byName.put(names.get(k), digests.get(k));
    }
    return byName;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
