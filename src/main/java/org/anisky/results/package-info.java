/** What is written of a result: numbers, tables, maps, and where they come from. */
package org.anisky.results;
