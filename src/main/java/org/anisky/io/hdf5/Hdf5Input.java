package org.anisky.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.CompoundDataType;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.anisky.io.TableInput;
import org.anisky.io.files.Sha256;

/**
 * An HDF5 file whose columns are the members of its tables (PyTables, pandas, h5py) and its data
 * sets of one dimension. A column has its own name when all are in one table or group, else that of
 * its place, {@code group/table/member}. Memory holds one chunk of every column that is read.
 */
final class Hdf5Input implements TableInput {
  private static final int STRETCH = 1 << 16;
  private static final int DEEPEST = 20;
  private static final String SLASH = "/";

  private final Path file;
  private final HdfFile hdf;
  private final FileChannel channel;
  private final List<Place> places = new ArrayList<>();
  private final List<String> names;
  private final List<Hdf5Column> columns = new ArrayList<>();
  private final Map<String, Hdf5Rows> rowsOfDataset = new HashMap<>();
  private long firstRow;
  private int rows;

  /**
   * Where a column is.
   *
   * @param parent table or group
   * @param dataset of one dimension
   * @param member of the rows, or null
   */
  private record Place(
      String parent, String name, Dataset dataset, CompoundDataType.CompoundDataMember member) {
    private String path() {
      return (parent.isEmpty() ? "" : parent + SLASH) + name;
    }
  }

  private Hdf5Input(Path file, HdfFile hdf, FileChannel channel) {
    this.file = file;
    this.hdf = hdf;
    this.channel = channel;
    find(hdf, 0);
    if (places.isEmpty()) {
      throw InvalidInputException.of("%s holds no table and no data set of one dimension", file);
    }
    Set<String> parents = new HashSet<>();
    places.forEach(place -> parents.add(place.parent));
    names = places.stream().map(parents.size() == 1 ? Place::name : Place::path).toList();
  }

  /**
   * Opens a file and finds its columns.
   *
   * @throws InvalidInputException when the file is missing, not an HDF5 file, or damaged
   */
  static Hdf5Input open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw InvalidInputException.of("event file %s is a directory", file);
    }
    if (!Files.exists(file)) {
      throw InvalidInputException.of("event file %s: there is no such file", file);
    }
    if (!Files.isReadable(file)) {
      throw InvalidInputException.of("event file %s may not be read", file);
    }
    HdfFile hdf = null;
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      hdf = new HdfFile(file);
      return new Hdf5Input(file, hdf, channel);
    } catch (RuntimeException e) {
      channel.close();
      if (hdf != null) {
        hdf.close();
      }
      if (e instanceof InvalidInputException) {
        throw e;
      }
      throw new InvalidInputException(
          hdf == null
              ? file + " is no HDF5 file, or its beginning is damaged"
              : file + unreadable(e),
          e);
    }
  }

  /** A form that only the newest libraries of HDF5 know, or that damage looks like. */
  private static String unreadable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsupportedHdfException) {
        return String.format(
            Locale.ROOT,
            " is in a form of HDF5 that is not read, or damaged: %s; h5py writes one that is read"
                + " without libver='latest', and h5repack of HDF5 without --latest",
            cause.getMessage());
      }
    }
    return " is damaged: its groups cannot be read";
  }

  private void find(Group group, int depth) {
    if (depth > DEEPEST) {
      throw InvalidInputException.of("%s has groups in groups without end", file);
    }
    for (Node node : group.getChildren().values()) {
      // The index that PyTables keeps of a column.
      if (node.isLink() || node.getName().startsWith("_i_")) {
        continue;
      }
      if (node instanceof Dataset dataset) {
        add(dataset);
      } else if (node instanceof Group inner) {
        find(inner, depth + 1);
      }
    }
  }

  private void add(Dataset dataset) {
    if (dataset.getDimensions().length != 1) {
      return;
    }
    String path = dataset.getPath().replaceAll("^/+|/+$", "");
    if (dataset.getDataType() instanceof CompoundDataType table) {
      for (CompoundDataType.CompoundDataMember member : table.getMembers()) {
        places.add(new Place(path, member.getName(), dataset, member));
      }
    } else {
      int slash = path.lastIndexOf('/');
      places.add(
          new Place(
              slash < 0 ? "" : path.substring(0, slash), path.substring(slash + 1), dataset, null));
    }
  }

  @Override
  public Path file() {
    return file;
  }

  /** Bytes before the beginning of the HDF5 file in the file. */
  long userBlock() {
    return hdf.getUserBlockSize();
  }

  @Override
  public String digest() throws IOException {
    return Sha256.of(file);
  }

  @Override
  public List<String> columnNames() {
    return names;
  }

  @Override
  public Hdf5Column column(int position) {
    Place place = places.get(position);
    String name = names.get(position);
    if (place.member != null && elements(place.member) != 1) {
      throw InvalidInputException.of(
          "%s: column '%s' holds %d numbers a row; every event must have one (pandas makes columns"
              + " of their own with data_columns=True)",
          file, Excerpt.of(name), elements(place.member));
    }
    Hdf5Rows of =
        rowsOfDataset.computeIfAbsent(
            place.dataset.getPath(), path -> new Hdf5Rows(this, place.dataset, channel));
    Hdf5Column column =
        new Hdf5Column(
            this,
            name,
            of,
            place.member == null ? 0 : place.member.getOffset(),
            place.member == null ? place.dataset.getDataType() : place.member.getDataType());
    if (!columns.isEmpty() && columns.get(0).rows().rows() != of.rows()) {
      throw InvalidInputException.of(
          "%s: column '%s' has %d rows and column '%s' has %d",
          file,
          Excerpt.of(columns.get(0).name()),
          columns.get(0).rows().rows(),
          Excerpt.of(name),
          of.rows());
    }
    columns.add(column);
    return column;
  }

  /** Older files give the shape of a member apart, later ones as its type. */
  private static int elements(CompoundDataType.CompoundDataMember member) {
    int[] shape =
        member.getDataType() instanceof ArrayDataType array
            ? array.getArrayTypeDimensions()
            : member.getDimensionSize();
    int elements = 1;
    for (int k = 0; shape != null && k < shape.length; k++) {
      elements = Math.multiplyExact(elements, shape[k]);
    }
    return elements;
  }

  @Override
  public long[] blocks() {
    return null;
  }

  @Override
  public void only(int from, int until) {
    throw new IllegalStateException("the file is read as a whole");
  }

  @Override
  public boolean next() {
    firstRow += rows;
    rows = (int) Math.min(STRETCH, columns.get(0).rows().rows() - firstRow);
    return rows > 0;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public long firstRow() {
    return firstRow;
  }

  /** What went wrong in reading, as what a person can mend. */
  InvalidInputException damage(String what, Throwable wrong) {
    return new InvalidInputException(file + " is damaged: " + what, wrong);
  }

  @Override
  public void close() throws IOException {
    try {
      hdf.close();
    } catch (HdfException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      channel.close();
    }
  }
}
