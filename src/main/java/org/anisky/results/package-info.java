/**
 * What is written of a result: numbers, tables, maps, and where they come from. Angles leave in
 * degrees, and a name says so; a number that does not exist is null, never a stand-in.
 */
package org.anisky.results;
