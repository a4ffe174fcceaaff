/** Events in Apache Parquet files, without Hadoop and without native code. */
package org.anisky.io.parquet;
