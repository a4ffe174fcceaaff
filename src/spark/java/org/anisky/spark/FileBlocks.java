package org.anisky.spark;

import java.io.Serializable;

/**
 * How a file can be cut.
 *
 * @param size bytes; 0 when the file cannot be read, which whoever reads it will say
 * @param blocks bytes of each block that can be read by itself; none when it is read as a whole
 */
record FileBlocks(long size, long[] blocks) implements Serializable {}
