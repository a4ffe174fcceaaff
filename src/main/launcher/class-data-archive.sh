#!/bin/sh
# Writes target/anisky.jsa: the classes of a usual run as Java has them in memory, a part of what the
# start takes. Called by the build:
#
#     class-data-archive.sh JAVA_HOME PROJECT
#
# One archive of Java's own classes, the program's and the libraries'. One that is laid over Java's
# own cannot hold class files of old versions, which picocli's are. The program is whole without it,
# so that a failure here is none of the build.
java=$1/bin/java
target=$2/target
jar=$target/anisky.jar
lists=$target/class-data
rm -rf "$lists" "$target/anisky.jsa" "$target/anisky.jsa.java"
mkdir -p "$lists" || exit 0

# list NAME ARGUMENTS...: the classes of a run of the program.
list() {
  name=$1
  shift
  "$java" -XX:+UseSerialGC -Xshare:off -XX:DumpLoadedClassList="$lists/$name" -Xlog:disable \
    -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow \
    -jar "$jar" "$@" >/dev/null 2>&1 </dev/null
}

list run reconstruct "$2/configs/quickstart.yaml" --out "$lists/result" --overwrite
# Events of Arrow files and their counts.
site='{name: site, latitude: 19 deg, longitude: 0 deg, max-zenith: 60 deg, grid: {kind: healpix, nside: 4},'
cat >"$lists/simulate.yaml" <<END
sidereal-bins: 24
seed: 1
write: [events-arrow]
detectors: [$site events: 2e4, acceptance: {zenith-power: 1}}]
END
cat >"$lists/bin.yaml" <<END
sidereal-bins: 24
detectors: [$site events: {file: $lists/events/site-events.arrow, format: arrow,
  time: {column: unix_time, format: unix}, zenith: {column: zenith_deg, unit: deg},
  azimuth: {column: azimuth_deg, unit: deg, convention: north-east}}}]
END
list simulate simulate "$lists/simulate.yaml" --out "$lists/events"
list bin bin "$lists/bin.yaml" --out "$lists/counts"
list help --help
list help-of-a-command reconstruct --help
# With its number every class may be listed once only; those of the class path need none.
cat "$lists/run" "$lists/simulate" "$lists/bin" "$lists/help" "$lists/help-of-a-command" | sed 's/ id: [0-9]*$//' |
  awk '!seen[$0]++' >"$lists/all"

# Of the collectors only G1 writes Java's own objects too; the serial one reads them.
"$java" -XX:+UseG1GC -Xshare:dump -XX:SharedClassListFile="$lists/all" \
  -XX:SharedArchiveFile="$lists/anisky.jsa" -Xlog:disable -Xlog:all=off \
  -jar "$jar" >/dev/null 2>&1 </dev/null || { rm -rf "$lists"; exit 0; }
# For which Java it is: another one would start without its own archive as well.
cp "$1/release" "$target/anisky.jsa.java" && mv "$lists/anisky.jsa" "$target/anisky.jsa"
rm -rf "$lists"
exit 0
