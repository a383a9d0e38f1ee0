#!/usr/bin/env bash
# Prints what the engine must reach, and whether it does here, as a Markdown table. Run it on an idle machine.
# With --file the table goes to results/<device name>/acceptance.md instead.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

file=
case ${1:-} in
  '') ;;
  --file) file=1 ;;
  *) echo 'usage: benchmarks/acceptance.sh [--file]' >&2; exit 2 ;;
esac

project=benchmarks/MonteCarloRisk.Benchmarks
cpu=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
[[ -n $cpu ]] || cpu=$(uname -m)
processor=$(awk -F': *' '/^cpu family/ { family = $2 } /^model\t/ { model = $2 } END { if (family) print " (family " family ", model " model ")" }' /proc/cpuinfo 2>/dev/null || true)
cores=$(nproc)
cores_used=$((cores > 2 ? 2 : cores))

dotnet build "$project" -c Release --nologo -v quiet >&2

# The targets are for two cores; a machine with more lends two.
two_cores=()
if ((cores > 2)) && command -v taskset >/dev/null; then two_cores=(taskset -c 0,1); cores="2 of $cores"; fi

# Median of a column over the lines of standard input.
median() { awk -v column="$1" '{ print $column }' | sort -g | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

measure() {
  local figure=$1 runs=$2
  for ((run = 0; run < runs; run++)); do
    # shellcheck disable=SC2086 -- a figure may have arguments.
    "${two_cores[@]}" dotnet "$project/bin/Release/net10.0/MonteCarloRisk.Benchmarks.dll" $figure
  done
}

# One row: what, target, unit, measured.
row() {
  local verdict=no
  if awk -v a="$4" -v b="$2" 'BEGIN { exit !(a ~ /^-?[0-9.]+$/) }'; then
    awk -v a="$4" -v b="$2" 'BEGIN { exit !(a <= b) }' && verdict=yes
    printf '| %s | %s %s | %s %s | %s |\n' "$1" "$2" "$3" "$4" "$3" "$verdict"
  else
    printf '| %s | %s %s | %s | not measured |\n' "$1" "$2" "$3" "$4"
  fi
}

calibration=$(measure calibrate 3)
answer=$(measure first-answer 7)
limit=$("${two_cores[@]}" benchmarks/limit/run.sh --no-build)
ratio=$(awk '/^ratio/ { print $3 } /^skipped/' <<< "$limit")
peers=$("${two_cores[@]}" benchmarks/peers/c/run.sh --no-build)
scheduler=$(measure scheduler-cost 3)
memory=$(measure path-memory 1)

# Twice the time of two threads over that of one, single precision, four assets: 1 where they share nothing.
two_threads() {
  ((cores_used > 1)) || return 0
  local lane=Vector512
  grep -qw avx512f /proc/cpuinfo 2>/dev/null || lane=Vector256
  for ((pair = 0; pair < 5; pair++)); do
    # One after the other: at once they would share the cores.
    echo "$(measure "factor-step $lane Single 4 1" 1) $(measure "factor-step $lane Single 4 2" 1)"
  done | awk '{ if (one == "" || $1 < one) one = $1; if (two == "" || $3 < two) two = $3 } END { printf "%.2f", 2 * two / one }'
}
threads=$(two_threads)

# The largest ratio to the reference in C over the rows of the widest lane whose precision and assets match.
peer_ratio() {
  awk -F ' *[|] *' -v pattern="$1" '
    /^skipped/ { print; exit }
    /^[|] Vector/ && NF == 8 { if (widest == "") widest = $2; if ($2 == widest && ($3 " " $4) ~ pattern && $7 > most) most = $7 }
    END { if (most) print most }' <<< "$peers"
}

table() {
  echo '# Acceptance'
  echo
  echo "$cpu$processor, cores: $cores, .NET $(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \([^ ]*\).*/\1/p' | tail -n 1)$(command -v gcc >/dev/null && echo ", gcc $(gcc -dumpfullversion)"). Medians."
  echo
  echo '| What | At most | Measured | Reached |'
  echo '|---|---:|---:|---|'
  row 'Calibration of the bundled example, 1,000,000 paths, start of process to report' 8 s "$(median 1 <<< "$calibration")"
  row 'Its peak resident memory' 300 MiB "$(median 2 <<< "$calibration")"
  row 'Start of process to an answer from the first path block' 1 s "$(median 1 <<< "$answer")"
  row '512-bit lane, single precision, four assets, one thread, against the limit in C with Box-Muller normals' 1.8 times "$ratio"
  row 'Widest lane, single precision, four assets, one thread, against C that does the same work' 1.2 times "$(peer_ratio '^Single 4$')"
  row 'Widest lane, double precision, four assets' 1.2 times "$(peer_ratio '^Double 4$')"
  row 'Widest lane, either precision, one, eight and sixteen assets, the worst' 1.4 times "$(peer_ratio ' (1|8|16)$')"
  row 'Two threads, single precision, four assets: twice their time over that of one thread' 1.05 times "$threads"
  row 'Block scheduler and run store, 10^7 paths of four assets: what they add to the blocks' 2 % "$(median 1 <<< "$scheduler")"
  row 'Peak memory of 10^9 one-step paths over that of 10^6, whole processes (what is left is garbage not yet collected)' 1.25 times "$(awk '{ print $1 }' <<< "$memory")"
}

if [[ -z $file ]]; then table; exit; fi
# With family and model: a cloud calls its processors by their brand, and they differ.
device=$(tr '[:upper:]' '[:lower:]' <<< "$cpu$processor" | sed 's/([a-z]*)//g; s/[^a-z0-9]\+/-/g; s/^-//; s/-$//')
folder=benchmarks/results/$device
mkdir -p "$folder"
table > "$folder/acceptance.md"
echo "$folder/acceptance.md"
