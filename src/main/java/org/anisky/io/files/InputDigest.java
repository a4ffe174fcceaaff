package org.anisky.io.files;

/**
 * One input file of a run.
 *
 * @param path as it was given
 * @param sha256 of its bytes, hexadecimal
 */
public record InputDigest(String path, String sha256) {}
