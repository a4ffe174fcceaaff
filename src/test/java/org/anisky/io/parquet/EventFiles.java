package org.anisky.io.parquet;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Lists of random events as files, good and bad. */
public final class EventFiles {
  /** Rows of a row group. */
  private static final int ROWS = 2_000;

  private static final String SCHEMA =
      "message events { required double time; required double zenith;"
          + " required double azimuth; required double weight; }";

  private static final int CUT_BYTES = 100;

  private EventFiles() {}

  /** What is wrong with a file. */
  public enum Fault {
    /** Nothing. */
    NONE,
    /** An event has a zenith angle of 200 deg. */
    ANGLE,
    /** An event has no zenith angle. */
    NULL,
    /** Times are texts, one of them in Central European Time. */
    ZONE,
    /** The zenith angle has another name. */
    SCHEMA,
    /** The file has lost its end. */
    TRUNCATED
  }

  /** An event in columns: unix time, zenith and azimuth in deg, weight. */
  private static double[] event(SplittableRandom random) {
    double zenith = Math.toDegrees(Math.acos(Math.sqrt(random.nextDouble(0.2, 1))));
    double weight = random.nextBoolean() ? 1 : Math.exp(random.nextDouble(-3, 3));
    return new double[] {random.nextDouble(1.5e9, 1.53e9), zenith, random.nextDouble(360), weight};
  }

  /** Writes a Parquet file with row groups of {@value #ROWS}. */
  public static void parquet(Path file, long seed, int events) throws IOException {
    parquet(file, seed, events, Fault.NONE, -1);
  }

  /**
   * Writes a Parquet file with row groups of {@value #ROWS}.
   *
   * @param fault of it
   * @param bad number of the event that has the fault, if one has
   */
  public static void parquet(Path file, long seed, int events, Fault fault, int bad)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    MessageType schema = MessageTypeParser.parseMessageType(schema(fault));
    SimpleGroupFactory groups = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .withRowGroupRowCountLimit(ROWS)
            .build()) {
      for (int k = 0; k < events; k++) {
        double[] event = event(random);
        boolean isBad = k == bad;
        Group group = groups.newGroup().append("azimuth", event[2]).append("weight", event[3]);
        if (fault == Fault.ZONE) {
          group.append("time", isBad ? "2017-07-14 02:40:00 CET" : "2017-07-14T02:40:00Z");
        } else {
          group.append("time", event[0]);
        }
        if (fault != Fault.NULL || !isBad) {
          double zenith = fault == Fault.ANGLE && isBad ? 200 : event[1];
          group.append(fault == Fault.SCHEMA ? "theta" : "zenith", zenith);
        }
        writer.write(group);
      }
    }
    if (fault == Fault.TRUNCATED) {
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, whole.length - CUT_BYTES));
    }
  }

  private static String schema(Fault fault) {
    return switch (fault) {
      case NULL -> SCHEMA.replace("required double zenith", "optional double zenith");
      case ZONE -> SCHEMA.replace("required double time", "required binary time (STRING)");
      case SCHEMA -> SCHEMA.replace("zenith", "theta");
      default -> SCHEMA;
    };
  }

  /** Writes a text file of the same columns. */
  public static void text(Path file, long seed, int events) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int k = 0; k < events; k++) {
        double[] event = event(random);
        out.write(
            String.format(
                Locale.ROOT, "%.3f %.4f %.4f %s%n", event[0], event[1], event[2], event[3]));
      }
    }
  }
}
