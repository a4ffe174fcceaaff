package org.anisky.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.anisky.counts.PartShelf;
import org.anisky.io.files.OutputFailure;
import org.anisky.io.files.ResultDirectory;

/**
 * Parts that wait in the unfinished directory of a result: files that this run writes, reads and
 * deletes again.
 */
final class PartsOnDisk implements PartShelf {
  private static final int BUFFER = 1 << 16;

  private final ResultDirectory directory;
  private final String folder;
  private final Map<Long, List<Path>> files = new HashMap<>();
  private int written;

  /**
   * @param directory that is being made
   * @param folder in it, until {@link #remove}
   */
  PartsOnDisk(ResultDirectory directory, String folder) {
    this.directory = directory;
    this.folder = folder;
  }

  @Override
  public synchronized void put(long part, Serializable state) throws IOException {
    Path file = directory.file(folder + "/" + written++);
    Deflater quick = new Deflater(Deflater.BEST_SPEED);
    try (ObjectOutputStream out =
        new ObjectOutputStream(
            new BufferedOutputStream(
                new DeflaterOutputStream(Files.newOutputStream(file), quick, BUFFER), BUFFER))) {
      out.writeObject(state);
    } catch (IOException e) {
      throw OutputFailure.of("cannot write file", file, e);
    } finally {
      quick.end();
    }
    files.computeIfAbsent(part, each -> new ArrayList<>()).add(file);
  }

  @Override
  public List<Serializable> take(long part) throws IOException {
    List<Path> ofPart;
    synchronized (this) {
      ofPart = files.remove(part);
    }
    List<Serializable> states = new ArrayList<>();
    for (Path file : ofPart == null ? List.<Path>of() : ofPart) {
      try (ObjectInputStream in =
          new ObjectInputStream(
              new BufferedInputStream(
                  new InflaterInputStream(Files.newInputStream(file)), BUFFER))) {
        states.add((Serializable) in.readObject());
      } catch (ClassNotFoundException e) {
        throw new IOException(file + " is not what this run wrote", e);
      }
      Files.delete(file);
    }
    return states;
  }

  /** Deletes the folder, which is empty when all parts were taken. */
  void remove() throws IOException {
    Files.deleteIfExists(directory.path().resolve(folder));
  }
}
