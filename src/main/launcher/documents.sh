#!/bin/sh
# Writes what the program says of itself, for the zip: manual pages, the completion of the shell, and
# the result of the quick start for the gallery of the site.
#
#     documents.sh JAVA_HOME PROJECT
set -e
target=$2/target/documents
rm -rf "$target"
mkdir -p "$target/completions"
java=$1/bin/java
jar=$2/target/anisky.jar
anisky() {
  "$java" -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC \
    -jar "$jar" "$@"
}
anisky man --out "$target/man/man1"
anisky completion bash >"$target/completions/anisky.bash"
anisky completion zsh >"$target/completions/anisky.zsh"
anisky reconstruct "$2/configs/quickstart.yaml" --quiet --out "$target/docs/gallery"
rm -f "$target"/docs/gallery/*.fits "$target/docs/gallery/result.json" "$target/docs/gallery/.manifest"
