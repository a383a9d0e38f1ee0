#!/usr/bin/env bash
# Runs the same work in this engine and in its peers, in turn, and prints one Markdown table of ratios. Run it on an idle machine.
#   --file     the table goes to results/<device name>/peers.md instead
#   --install  installs the peers from Debian's packages first, as root
# One thread everywhere. A figure is the median over the rounds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

rounds=3
packages=(quantlib-python python3-numpy libopenblas0-pthread)
project=benchmarks/MonteCarloRisk.Peers
python=${MCRISK_PYTHON:-/usr/bin/python3}
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

file=
for argument; do
  case $argument in
    --file) file=1 ;;
    --install) DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}" >&2 ;;
    *) echo 'usage: benchmarks/peers/run.sh [--file] [--install]' >&2; exit 2 ;;
  esac
done

dotnet build "$project" -c Release --nologo -v quiet >&2
dotnet_peer() { dotnet "$project/bin/Release/net10.0/MonteCarloRisk.Peers.dll" "$@"; }
python_peer() { "$python" "benchmarks/peers/$1_peer.py" "$2"; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dotnet_peer work > "$scratch/work.json"

missing=()
versions=".NET $(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \([^ ]*\).*/\1/p' | tail -n 1), $(dotnet_peer qlnet --version)"
for peer in numpy quantlib; do
  if version=$(python_peer "$peer" --version 2>/dev/null); then versions+=", $version"; else missing+=("$peer"); fi
done
if command -v "$python" >/dev/null; then versions+=", $("$python" --version)"; fi

is_missing() { [[ " ${missing[*]} " == *" $1 "* ]]; }

# In turn, so that what else the machine does weighs on all.
for ((round = 0; round < rounds; round++)); do
  dotnet_peer ours
  for peer in numpy quantlib; do
    is_missing "$peer" || python_peer "$peer" "$scratch/work.json"
  done
  dotnet_peer qlnet
done > "$scratch/measurements"

cpu=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
[[ -n $cpu ]] || cpu=$(uname -m)
processor=$(awk -F': *' '/^cpu family/ { family = $2 } /^model\t/ { model = $2 } END { if (family) print " (family " family ", model " model ")" }' /proc/cpuinfo 2>/dev/null || true)

table() {
  echo '# Peers'
  echo
  echo "$cpu$processor, one thread; $versions. Medians of $rounds rounds, in turn."
  echo
  echo 'First passage: a basket of equal assets is at its debt or below on one of 32 daily dates. European call: at the money on their average, on the same'
  echo '32 dates. Equal paths for all; z is the distance from the reference in standard errors. What is compared: [peers](../../peers/README.md).'
  echo
  dotnet_peer table "$scratch/measurements" "${missing[@]}"
  if ((${#missing[@]})); then
    echo
    echo "Peers come with \`apt-get install --no-install-recommends ${packages[*]}\`, or with \`benchmarks/peers/run.sh --install\`."
  fi
  if [[ -x benchmarks/peers/c/run.sh ]]; then
    echo
    echo '## The limit in C'
    echo
    benchmarks/peers/c/run.sh
  fi
}

if [[ -z $file ]]; then table; exit; fi
# With family and model: a cloud calls its processors by their brand, and they differ.
device=$(tr '[:upper:]' '[:lower:]' <<< "$cpu$processor" | sed 's/([a-z]*)//g; s/[^a-z0-9]\+/-/g; s/^-//; s/-$//')
folder=benchmarks/results/$device
mkdir -p "$folder"
table > "$scratch/peers.md"
mv "$scratch/peers.md" "$folder/peers.md"
echo "$folder/peers.md"
