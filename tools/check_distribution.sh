#!/bin/sh
# Makes the zip, unpacks it where a path has a blank and an accent, and runs it there without Maven and
# without the sources: the same result as from the sources, to the bit.
set -e
home=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
cd "$home"
mvn -B -ntp -q -Pdistribution -DskipTests -Dspotless.check.skip=true package
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' pom.xml | head -n 1)
for jar in anisky anisky-sources anisky-javadoc; do
  [ -s "target/$jar.jar" ] || { echo "target/$jar.jar is missing" >&2; exit 1; }
done
place="$work/ä place"
mkdir "$place"
(cd "$place" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$home/target/anisky-$version.zip")
chmod +x "$place/anisky-$version/anisky"
program="$place/anisky-$version/anisky"
for file in anisky.schema.json man/man1/anisky.1 man/man1/anisky-reconstruct.1 completions/anisky.bash \
  docs/index.html docs/gallery.html docs/gallery/report.html; do
  [ -s "$place/anisky-$version/$file" ] || { echo "$file is not in the zip" >&2; exit 1; }
done
# A PATH without Maven.
if command -v mvn >/dev/null; then
  mkdir "$work/bin"
  for tool in sh java readlink dirname locale cmp cat; do
    found=$(command -v "$tool") && ln -s "$found" "$work/bin/$tool"
  done
  PATH=$work/bin "$program" --version
  PATH=$work/bin "$program" reconstruct "$place/anisky-$version/configs/quickstart.yaml" -q \
    --no-pictures --out "$work/unpacked"
fi
./anisky reconstruct configs/quickstart.yaml -q --no-pictures --out "$work/sources"
compared=0
for file in "$work"/sources/*.fits "$work"/sources/*.csv; do
  cmp "$file" "$work/unpacked/$(basename "$file")"
  compared=$((compared + 1))
done
[ "$compared" -ge 3 ] || { echo "only $compared files to compare" >&2; exit 1; }
echo "anisky-$version.zip runs as the sources do: $compared files, the same bytes"
