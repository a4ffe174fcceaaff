/**
 * The program on Apache Spark: where events lie and toys are made on many machines. A thin room
 * above {@code run} and {@code cli}, in a jar of its own.
 */
package org.anisky.spark;
