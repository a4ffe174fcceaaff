/** The command line, thin: parse, call, write, say. */
package org.anisky.cli;
