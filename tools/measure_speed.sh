#!/bin/sh
# Times of whole commands, as they stand in src/site/markdown/performance.md:
#
#     tools/measure_speed.sh [RUNS] [NAME...]
#
# Prints, for each command, the medians over RUNS (default 3) of elapsed time and of processor time
# (user and system, of all threads), and the largest memory. Commands run in turn, so that what else
# the machine does falls on all of them. Needs GNU time; the names are below.
runs=${1:-3}
[ $# -gt 0 ] && shift
home=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
auger=$home/configs/auger2017.yaml
site=$home/configs/site19-reconstruct.yaml

commands() {
  echo "help --help"
  echo "auger reconstruct $auger"
  echo "auger-no-page reconstruct $auger --no-report"
  echo "auger-no-pictures reconstruct $auger --no-pictures"
  echo "auger-neither reconstruct $auger --no-pictures --no-report"
  echo "auger-one-thread reconstruct $auger -j 1"
  echo "site19 reconstruct $site --data $work/site19"
  echo "site19-no-page reconstruct $site --data $work/site19 --no-report"
  echo "site19-one-thread reconstruct $site --data $work/site19 -j 1"
  echo "merge-365 merge $work/days --repeated"
  echo "toys-100 ensemble $home/tools/ensemble-auger.yaml --set toys=100"
  echo "toys-100-one-thread ensemble $home/tools/ensemble-auger.yaml --set toys=100 -j 1"
  echo "toys-400 ensemble $home/tools/ensemble-auger.yaml --set toys=400"
  echo "toys-400-one-thread ensemble $home/tools/ensemble-auger.yaml --set toys=400 -j 1"
  echo "maps-of-one-radius significance $site --data $work/site19 --radius 10 --toys 0"
  echo "maps-of-five-radii significance $site --data $work/site19 --radius 5,10,15,20,30 --toys 0"
  echo "maxima-100 significance $auger --radius 45 --toys 100"
  echo "maxima-1100 significance $auger --radius 45 --toys 1100"
  echo "spectrum-12 spectrum $site --data $work/site19 --l-max 12 --pseudo-toys 0 --toys 0"
  echo "spectrum-40 spectrum $site --data $work/site19 --l-max 40 --pseudo-toys 0 --toys 0"
  echo "spectrum-64 spectrum $site --data $work/site19 --l-max 64 --pseudo-toys 0 --toys 0"
  echo "limit limit --measured 0.0123 --events 150000 --components 3"
}

wanted() {
  [ $# -eq 1 ] && return 0
  name=$1
  shift
  for one; do [ "$one" = "$name" ] && return 0; done
  return 1
}

"$home/anisky" simulate "$home/configs/site19-simulate.yaml" --out "$work/site19" --quiet || exit 1
# The counts of a day, 365 times.
cat >"$work/day.yaml" <<END
seed: 1
sidereal-bins: 360
write: [counts]
detectors: [{name: day, latitude: 19 deg, longitude: -97 deg, max-zenith: 60 deg,
  grid: {kind: healpix, nside: 64}, events: 5.5e4, acceptance: {zenith-power: 1}}]
END
"$home/anisky" simulate "$work/day.yaml" --out "$work/day" --quiet || exit 1
mkdir "$work/days"
for day in $(seq 365); do ln "$work/day/day.arrow" "$work/days/$day.arrow"; done
run=0
while [ "$run" -lt "$runs" ]; do
  run=$((run + 1))
  commands | while read -r name rest; do
    wanted "$name" "$@" || continue
    out="--out $work/result --overwrite --quiet"
    case $name in help | limit) out= ;; esac
    # shellcheck disable=SC2086
    /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$home/anisky" $rest $out >/dev/null || exit 1
    echo "$name $(tail -n 1 "$work/time")" >>"$work/all"
    rm -rf "$work/result"
  done || exit 1
done
echo "command: elapsed s, processor s, memory MB"
commands | while read -r name rest; do
  wanted "$name" "$@" || continue
  awk -v name="$name" '$1 == name { print $2, $3 + $4, $5 / 1024 }' "$work/all" >"$work/one"
  median() { sort -n -k "$1,$1" "$work/one" | awk -v c="$1" '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'; }
  printf '%s: %.2f, %.2f, %.0f\n' "$name" "$(median 1)" "$(median 2)" "$(median 3)"
done
