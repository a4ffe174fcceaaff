# Runs the program: read by a launcher that has set
#
#     jar      the program, its libraries beside it in lib/
#     archive  classes as Java has them in memory, beside it a file that says of which Java; may be absent
java=java
[ -n "$JAVA_HOME" ] && java=$JAVA_HOME/bin/java
# Java needs some thirty files before it comes to read anything.
files=$(ulimit -n)
if [ "$files" != unlimited ] && [ "$files" -lt 64 ]; then
  echo "anisky: at most $files files may be open at a time, and 64 are needed; allow more with 'ulimit -n 1024'" >&2
  exit 1
fi
# Names of files are bytes; in a locale that knows ASCII only Java could not read those with accents.
case $(locale charmap 2>/dev/null) in
  UTF-8 | utf8 | ISO-* | KOI8-* | CP12* | EUC-* | GB* | BIG5* | SHIFT_JIS) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac
# Classes as the build has prepared them: half of the time of a short run. It is one archive for all,
# Java's own included, so that another Java is better off without it; when it is damaged or the
# program has moved, Java leaves it aside without a word.
prepared=
if [ -f "$archive" ]; then
  program=$(readlink -f -- "$(command -v "$java")") || program=
  cmp -s "${program%/bin/java}/release" "$archive.java" && prepared=-XX:SharedArchiveFile=$archive
fi
# The second compiler pays for what is done millions of times; as Java has it, it begins two hundred
# times earlier, and a run of seconds spends a third of its processor time on compiling. For a page of
# help it never pays. Code of the first compiler otherwise counts every branch and call for the second
# one, in memory that all threads share: two threads in the same loop then wait for each other, and
# were slower than one.
compiler="-XX:-C1UpdateMethodData -XX:Tier4InvocationThreshold=1000000 -XX:Tier4MinInvocationThreshold=120000
  -XX:Tier4CompileThreshold=3000000 -XX:Tier4BackEdgeThreshold=8000000 -XX:Tier3BackedgeNotifyFreqLog=18"
# The first compiler takes up a loop after ten thousand rounds in place of sixty, and a method later:
# of those that a short run calls two hundred times most are not called much oftener. Binning, which
# is few loops, loses by it.
[ "$1" = bin ] || compiler="$compiler -XX:Tier3BackEdgeThreshold=10000 -XX:Tier3InvocationThreshold=500
  -XX:Tier3MinInvocationThreshold=200 -XX:Tier3CompileThreshold=3000"
# Loops over events do pay, and soon: after a quarter of a million rounds. So does the loop over the
# blocks of a digest, sooner, since only compiled code has the processor's own instructions for it; the
# first compiler must not make it a part of who calls it, which waits behind the loops over events.
# What makes them compiled sooner would also have them ask every 256 rounds whether they are, a
# microsecond each time, and leave the first compiler's code by way of the interpreter when they are:
# the notify frequency is that of 8192 rounds again.
for loops in counts.CountTable counts.CountsAccumulator counts.EventPass counts.EventPlacer \
  counts.PassTotals counts.PendingCells counts.PlacedEvents counts.ThinnedEvents counts.TimeSum \
  grid.HealpixLocator io.PlainColumns sky.DailyAngles; do
  compiler="$compiler -XX:CompileCommand=CompileThresholdScaling,org.anisky.$loops::*,0.03"
done
compiler="-XX:CompileCommand=quiet $compiler
  -XX:CompileCommand=CompileThresholdScaling,sun.security.provider.DigestBase::*,0.0005
  -XX:CompileCommand=dontinline,sun.security.provider.DigestBase::implCompressMultiBlock0"
for argument; do
  case $argument in --help | -h | --version | -V) compiler=-XX:TieredStopAtLevel=1 ;; esac
done
# Arrow reaches into java.nio, which the jar allows itself: with --add-opens Java would leave a part of
# its own archive aside. The serial collector needs a quarter less memory than the parallel one
# and is as fast: most of the memory is a few large arrays that live as long as the run.
# With jdk.console Java 22 to 24 know a terminal from a pipe, as the others do.
exec "$java" -Djdk.console=java.base -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow \
  -XX:+UseSerialGC -XX:-UsePerfData ${prepared:+"$prepared"} -Xshare:auto -Xlog:disable $compiler \
  $ANISKY_JAVA_OPTS -jar "$jar" "$@"
