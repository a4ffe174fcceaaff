/** Event lists and counts as Arrow files: the only place that sees Arrow. */
package org.anisky.io.arrow;
