#!/bin/sh
# Builds two clones in two places and compares what is shipped: the same bytes, and a bill of materials in
# which every library has a licence and none is missing.
set -e
home=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for place in one "two/with a blank"; do
  mkdir -p "$work/$(dirname "$place")"
  git clone -q "$home" "$work/$place"
  (cd "$work/$place" &&
    mvn ${MAVEN_OFFLINE:+-o} -B -ntp -q -Pdistribution -DskipTests -Dspotless.check.skip=true package)
done
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$home/pom.xml" | head -n 1)
for file in anisky.jar anisky-sources.jar anisky-javadoc.jar "anisky-$version.zip" bom.json; do
  cmp "$work/one/target/$file" "$work/two/with a blank/target/$file"
done
missing=0
for jar in "$work"/one/target/lib/*.jar; do
  name=$(basename "$jar" .jar | sed 's/-[0-9].*//')
  grep -q "\"name\" : \"$name\"" "$work/one/target/bom.json" || { echo "$name is not in bom.json" >&2; missing=1; }
done
[ "$missing" = 0 ]
echo "two builds of $(git -C "$work/one" rev-parse --short HEAD): the same bytes"
