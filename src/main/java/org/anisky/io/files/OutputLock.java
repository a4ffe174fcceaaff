package org.anisky.io.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A small file that is locked as long as a process makes an output, so that other processes, in
 * other containers and on other machines too, can tell a living run from one that was killed: the
 * system lets go of the lock whatever way the process ends.
 */
final class OutputLock {
  private final Path file;
  private FileChannel channel;

  OutputLock(Path file) {
    this.file = file;
  }

  /** Makes the file and locks it; where locks are not known it is only made. */
  void acquire() throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    tryLock(channel);
  }

  /** Deletes the file and lets go of the lock. */
  void release() throws IOException {
    if (channel != null) {
      Files.deleteIfExists(file);
      channel.close();
    }
  }

  /**
   * Whether a process that lives may hold a lock. Not to be asked about locks of this process: the
   * system would let go of them.
   */
  static boolean isHeld(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return !tryLock(channel);
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean tryLock(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }
}
