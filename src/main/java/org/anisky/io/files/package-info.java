/** Outputs that appear whole or not at all, and digests of inputs. */
package org.anisky.io.files;
