#!/bin/sh
# Writes what the program says of itself, for the zip: manual pages and the completion of the shell.
#
#     documents.sh JAVA_HOME PROJECT
set -e
target=$2/target/documents
rm -rf "$target"
mkdir -p "$target/completions"
anisky() {
  "$1/bin/java" -XX:+UseSerialGC -jar "$2/target/anisky.jar" "$3" "$4" ${5:+"$5"}
}
anisky "$1" "$2" man --out "$target/man/man1"
anisky "$1" "$2" completion bash >"$target/completions/anisky.bash"
anisky "$1" "$2" completion zsh >"$target/completions/anisky.zsh"
