#!/usr/bin/env bash
# Compares the widest lane with a limit in hand-written C that lies beside the repository and makes its normals by the Box-Muller transform:
# four assets, single precision, one thread. The reference that does the engine's own work is in peers/c.
# Both run in turn, so that what else the machine does weighs on both; each figure is the least of six repetitions.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

source=../shared/prototype/limit_avx512.c
runs=7
project=benchmarks/MonteCarloRisk.Benchmarks

skip() { echo "skipped: $1"; exit 0; }

[[ -f $source ]] || skip "$source is absent"
command -v gcc >/dev/null || skip 'gcc is absent'
for feature in avx512f avx512dq; do
  grep -qw "$feature" /proc/cpuinfo 2>/dev/null || skip "the processor lacks $feature"
done

[[ ${1:-} == --no-build ]] || dotnet build "$project" -c Release --nologo -v quiet >&2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# No contraction: the lanes too fuse only where the source says so.
gcc -O3 -march=native -ffp-contract=off "$source" -lm -o "$folder/limit"

for ((run = 1; run <= runs; run++)); do
  "$folder/limit" | awk '/ns\/factor-step/ { print $3 }' | sort -g | head -n 1 >> "$folder/c"
  dotnet "$project/bin/Release/net10.0/MonteCarloRisk.Benchmarks.dll" factor-step Vector512 Single 4 1 | cut -d ' ' -f 1 >> "$folder/lane"
done

least() { sort -g "$1" | head -n 1; }
median() { sort -g "$1" | sed -n "$(((runs + 1) / 2))p"; }
row() { printf '%-22s %8s %8s\n' "$@"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

row 'ns/factor-step' min median
row 'C, AVX-512' "$(least "$folder/c")" "$(median "$folder/c")"
row 'Single16' "$(least "$folder/lane")" "$(median "$folder/lane")"
row 'ratio' "$(ratio "$(least "$folder/lane")" "$(least "$folder/c")")" "$(ratio "$(median "$folder/lane")" "$(median "$folder/c")")"
