/** Event lists and tables as text, plain or compressed. */
package org.anisky.io.text;
