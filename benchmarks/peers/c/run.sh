#!/usr/bin/env bash
# Compares the lanes with a reference in C that does the same work, by lane, precision and number of assets, on one thread, and prints a table.
# Both run in turn, so that what else the machine does weighs on both; each figure is the least of all repetitions. A different number of
# insolvent paths ends the comparison: it would not be the same work.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

runs=3
project=benchmarks/MonteCarloRisk.Benchmarks
reference=benchmarks/peers/c

skip() { echo "skipped: $1"; exit 0; }

command -v gcc >/dev/null || skip 'gcc is absent'
grep -qw avx2 /proc/cpuinfo 2>/dev/null || skip 'the processor lacks avx2'
lanes=('Vector256 Single single8 x86-64-v3' 'Vector256 Double double4 x86-64-v3')
if grep -qw avx512f /proc/cpuinfo && grep -qw avx512dq /proc/cpuinfo; then
  lanes=('Vector512 Single single16 x86-64-v4' 'Vector512 Double double8 x86-64-v4' "${lanes[@]}")
fi

[[ ${1:-} == --no-build ]] || dotnet build "$project" -c Release --nologo -v quiet >&2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

least() { sort -g "$1" | head -n 1 | cut -d ' ' -f 1; }
divide() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
factor_step() { dotnet "$project/bin/Release/net10.0/MonteCarloRisk.Benchmarks.dll" factor-step "$@"; }

echo '| lane | precision | assets | C, ns | C#, ns | ratio |'
echo '|---|---|---:|---:|---:|---:|'
for lane in "${lanes[@]}"; do
  read -r width precision header march <<< "$lane"
  for assets in 1 4 8 16; do
    shape=$folder/$width-$precision-$assets
    # No contraction: the lanes too fuse only where the source says so.
    gcc -O3 -march="$march" -mtune=native -ffp-contract=off -DLANE="\"lanes/$header.h\"" -DPRECISION="\"${precision,,}.h\"" -DASSETS="$assets" \
      "$reference/first_passage.c" -lm -o "$shape"
    for ((run = 1; run <= runs; run++)); do
      "$shape" >> "$shape.c"
      factor_step "$width" "$precision" "$assets" 1 >> "$shape.lane"
    done
    if [[ $(cut -d ' ' -f 2 "$shape.c" "$shape.lane" | sort -u | wc -l) -ne 1 ]]; then
      echo "the insolvent paths differ: $(cut -d ' ' -f 2 "$shape.c" "$shape.lane" | sort -u | tr '\n' ' ')" >&2
      exit 1
    fi
    printf '| %s | %s | %s | %s | %s | %s |\n' "$width" "$precision" "$assets" "$(least "$shape.c")" "$(least "$shape.lane")" "$(divide "$(least "$shape.lane")" "$(least "$shape.c")")"
  done
done

echo
echo '| lanes compared, four assets | precision | ratio |'
echo '|---|---|---:|'
for precision in Single Double; do
  widest=$folder/Vector512-$precision-4.lane
  narrow=$folder/Vector256-$precision-4.lane
  if [[ -f $widest ]]; then
    printf '| Vector256 / Vector512 | %s | %s |\n' "$precision" "$(divide "$(least "$narrow")" "$(least "$widest")")"
  else
    widest=$narrow
  fi
  if (($(nproc) > 1)); then
    width=$(basename "$widest" | cut -d - -f 1)
    for ((run = 1; run <= runs; run++)); do factor_step "$width" "$precision" 4 2 >> "$widest.two"; done
    printf '| %s, one thread / two | %s | %s |\n' "$width" "$precision" "$(divide "$(least "$widest")" "$(least "$widest.two")")"
  fi
done
