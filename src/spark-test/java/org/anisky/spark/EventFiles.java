package org.anisky.spark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Lists of random events as files. */
final class EventFiles {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message events { required double time; required double zenith;"
              + " required double azimuth; required double weight; }");

  private EventFiles() {}

  /** An event in columns: unix time, zenith and azimuth in deg, weight. */
  private static double[] event(SplittableRandom random) {
    double zenith = Math.toDegrees(Math.acos(Math.sqrt(random.nextDouble(0.2, 1))));
    double weight = random.nextBoolean() ? 1 : Math.exp(random.nextDouble(-3, 3));
    return new double[] {random.nextDouble(1.5e9, 1.53e9), zenith, random.nextDouble(360), weight};
  }

  /**
   * Writes a Parquet file.
   *
   * @param rows of one row group
   * @param bad number of an event with a zenith angle of 200 deg, or -1
   */
  static void parquet(Path file, long seed, int events, int rows, int bad) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    SimpleGroupFactory groups = new SimpleGroupFactory(SCHEMA);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(SCHEMA)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .withRowGroupRowCountLimit(rows)
            .build()) {
      for (int k = 0; k < events; k++) {
        double[] event = event(random);
        writer.write(
            groups
                .newGroup()
                .append("time", event[0])
                .append("zenith", k == bad ? 200 : event[1])
                .append("azimuth", event[2])
                .append("weight", event[3]));
      }
    }
  }

  /** Writes a text file of the same columns. */
  static void text(Path file, long seed, int events) throws IOException {
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
