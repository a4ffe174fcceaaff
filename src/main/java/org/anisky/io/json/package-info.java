/** JSON in and out: the only place that sees the JSON library. */
package org.anisky.io.json;
