package org.anisky.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.anisky.counts.ChainedEvents;
import org.anisky.counts.EventSelection;
import org.anisky.counts.EventShare;
import org.anisky.counts.EventSource;
import org.anisky.counts.PrecessedEvents;
import org.anisky.io.EventColumns;
import org.anisky.io.TableEventSource;
import org.anisky.io.fits.FitsFindings;
import org.anisky.io.text.TextEventFormat;
import org.anisky.sky.Equinox;

/**
 * A file of events, or several of one kind, and how to read them. Immutable.
 *
 * @param files at least one, all different
 * @param format of the file
 * @param textFormat layout of a text file; null for other formats
 * @param columns what the columns mean
 * @param equinox of equatorial directions
 * @param share which part of a longer list this is
 * @param rows which of the rows of the files are read
 */
public record EventFileConfiguration(
    List<Path> files,
    FileFormat format,
    TextEventFormat textFormat,
    EventColumns columns,
    Equinox equinox,
    EventShare share,
    EventShare rows) {
  /** The part of the memory that blocks may take. */
  private static final double OF_MEMORY = 0.25;

  /** Checks that a text file has a layout and others have none. */
  public EventFileConfiguration {
    files = List.copyOf(files);
    if (format.hasLayout() != (textFormat != null)) {
      throw new IllegalArgumentException("a text format goes with a text file, and only there");
    }
  }

  /** A file whose equatorial directions, if it has any, are of date. */
  public EventFileConfiguration(
      Path path, FileFormat format, TextEventFormat textFormat, EventColumns columns) {
    this(List.of(path), format, textFormat, columns, Equinox.DATE);
  }

  /** All rows of files. */
  EventFileConfiguration(
      List<Path> files,
      FileFormat format,
      TextEventFormat textFormat,
      EventColumns columns,
      Equinox equinox) {
    this(files, format, textFormat, columns, equinox, EventShare.ALL, EventShare.ALL);
  }

  /** The same for a share of the events: some of the files, or rows of all. */
  EventFileConfiguration inShare(EventShare part) {
    boolean ofFiles = part.takesFiles(files.size());
    return new EventFileConfiguration(
        ofFiles ? part.files(files) : files,
        format,
        textFormat,
        columns,
        equinox,
        ofFiles ? part.ofList(names()) : part,
        ofFiles ? EventShare.ALL : part);
  }

  /** The same with some of its files alone. */
  EventFileConfiguration withFiles(List<Path> some) {
    return new EventFileConfiguration(some, format, textFormat, columns, equinox, share, rows);
  }

  /** The names of the files below the directory that they have in common. */
  private List<String> names() {
    Path common = path().toAbsolutePath().normalize().getParent();
    for (Path file : files) {
      Path absolute = file.toAbsolutePath().normalize();
      while (!absolute.startsWith(common)) {
        common = common.getParent();
      }
    }
    Path directory = common;
    return files.stream()
        .map(file -> directory.relativize(file.toAbsolutePath().normalize()))
        .map(name -> name.toString().replace('\\', '/'))
        .toList();
  }

  /** The file, or the first of several. */
  public Path path() {
    return files.get(0);
  }

  /** What the list is called in messages and results. */
  public String description() {
    return isMany()
        ? files.size() + " files from " + path() + " to " + files.get(files.size() - 1)
        : path().toString();
  }

  /** Whether there are several files. */
  public boolean isMany() {
    return files.size() > 1;
  }

  /** Whether the list is a file that can be read beside itself, and has its digest so. */
  public boolean isReadBeside() {
    return format.isReadBeside() && !isMany();
  }

  /**
   * Opens the file, or the first of several, {@link ChainedEvents}, and reads every event.
   *
   * @throws IOException when it cannot be read
   * @throws org.anisky.InvalidInputException when it is missing or has not the columns
   */
  public EventSource open() throws IOException {
    return open(EventSelection.ALL);
  }

  /**
   * Opens the file, or the first of several, {@link ChainedEvents}.
   *
   * @param cut events that it leaves out may stay unread, see {@link EventSource#unread}
   * @throws IOException when it cannot be read
   * @throws org.anisky.InvalidInputException when it is missing or has not the columns
   */
  public EventSource open(EventSelection cut) throws IOException {
    if (!isMany()) {
      return open(path(), cut);
    }
    List<ChainedEvents.Opener> openers = new ArrayList<>();
    files.forEach(file -> openers.add(() -> open(file, cut)));
    return new ChainedEvents(description(), files.stream().map(Path::toString).toList(), openers);
  }

  /**
   * Opens one file of the list.
   *
   * @param path one of {@link #files}, which may be written in another way
   * @param cut as for {@link #open(EventSelection)}
   */
  public EventSource open(Path path, EventSelection cut) throws IOException {
    EventSource source = openAsWritten(path);
    return ofDate(source instanceof TableEventSource table ? table.leavingOut(cut) : source);
  }

  /**
   * Opens some blocks of a file, see {@link #blocks}, as a list of their events.
   *
   * @param path as for {@link #open(Path, EventSelection)}
   * @param cut as there
   * @param from first block, from 0
   * @param until the one behind the last
   */
  public EventSource open(Path path, EventSelection cut, int from, int until) throws IOException {
    EventSource source = openAsWritten(path);
    try {
      return ofDate(((TableEventSource) source).leavingOut(cut).only(from, until));
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /**
   * The bytes of each block of a file that can be read by itself.
   *
   * @param path as for {@link #open(Path, EventSelection)}
   * @return empty when the file is read as a whole
   */
  public long[] blocks(Path path) throws IOException {
    if (format.hasLayout()) {
      return new long[0];
    }
    try (EventSource source = openAsWritten(path)) {
      long[] blocks = source instanceof TableEventSource table ? table.blocks() : null;
      return blocks == null ? new long[0] : blocks;
    }
  }

  /**
   * The number of blocks of a single file, see {@link #blocks}, when it is worth it that several
   * threads read some each and memory has room for a block of each of them; else 0.
   */
  public int blocksApart(int threads) throws IOException {
    if (!format.isSlowToDecode() || isMany()) {
      return 0;
    }
    long[] blocks = blocks(path());
    long largest = LongStream.of(blocks).max().orElse(0);
    return largest * threads < Runtime.getRuntime().maxMemory() * OF_MEMORY ? blocks.length : 0;
  }

  private EventSource openAsWritten(Path path) throws IOException {
    FitsFindings.refuse(
        path,
        "event lists are text or Arrow files; FITS files of counts go with 'counts' (format:"
            + " fits-multimap or fits-bins) or 'sky-maps'");
    return format.open(path, textFormat, columns);
  }

  private EventSource ofDate(EventSource source) {
    return equinox == Equinox.J2000 ? new PrecessedEvents(source) : source;
  }
}
