/** Files in and out; YAML, JSON, Arrow, FITS and text formats are visible here only. */
package org.anisky.io;
