/**
 * What a column of an event list means, whatever the format: units, time scales, positions. The
 * formats are annexes of this room.
 */
package org.anisky.io;
