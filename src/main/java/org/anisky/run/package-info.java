/**
 * What a command does, without the command line: reads data, runs strategies and studies, writes
 * results.
 */
package org.anisky.run;
