#!/bin/sh
# An image for this system that needs no Java: target/anisky-VERSION-SYSTEM.tar.gz, the zip with a Java
# of its own (jlink) that has the modules the program needs. Needs a JDK with jmods; about 80 MB.
#
#     mvn -Pdistribution -DskipTests package && tools/make_image.sh
set -e
home=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$home/pom.xml" | head -n 1)
zip="$home/target/anisky-$version.zip"
[ -f "$zip" ] || { echo "make_image.sh: $zip is missing: mvn -Pdistribution -DskipTests package" >&2; exit 1; }
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && "${bin}jar" xf "$zip")
image="$work/anisky-$version"
modules=$("${bin}jdeps" --multi-release 17 --ignore-missing-deps --print-module-deps \
  --class-path "$image/lib/*" "$image/anisky.jar")
# Locales for dates and the file system of zip files are found by name alone.
"${bin}jlink" --add-modules "$modules,jdk.unsupported,jdk.zipfs,jdk.localedata" --include-locales en \
  --strip-debug --no-header-files --no-man-pages --compress 2 --output "$image/java"
chmod +x "$image/anisky"
system=$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
target="$home/target/anisky-$version-$system.tar.gz"
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime=2026-01-01 -czf "$target" \
  "anisky-$version"
# It runs with no other Java in sight.
env -i PATH=/usr/bin:/bin HOME="$work" "$image/anisky" reconstruct "$image/configs/quickstart.yaml" \
  --quiet --out "$work/result"
[ -s "$work/result/result.json" ]
echo "$target"
