"""Times a protocol on every path here and in numpy, on one core, in turn, and prints a Markdown table. Run it on an idle machine with util-linux (taskset).

usage: protocol_ratio.py [ROUNDS]

Ours is the whole of `mcrisk insolvency` in single precision, from process start to the answer, on 1,000,000 paths; the peer is timed inside its
process, in single precision, on 16,384 paths in one chunk, the fastest of 1,024, 4,096 and 16,384 on the machine of the filed table.
"""
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TOOL = os.path.join(ROOT, "src/MonteCarloRisk.Cli/bin/Release/net10.0/mcrisk.dll")
OURS, THEIRS, CHUNK = 1_000_000, 16_384, 16_384


def run(*command):
    started = time.perf_counter()
    out = subprocess.run(["taskset", "-c", "0", *command], capture_output=True, text=True, check=True).stdout
    return json.loads(out), time.perf_counter() - started


def median(values):
    return sorted(values)[len(values) // 2]


def processor():
    fields = dict(line.split(":", 1) for line in open("/proc/cpuinfo").read().split("\n\n")[0].splitlines())
    fields = {key.strip(): value.strip() for key, value in fields.items()}
    return f"{fields['model name']} (family {fields['cpu family']}, model {fields['model']})"


rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
subprocess.run(["dotnet", "build", os.path.join(ROOT, "src/MonteCarloRisk.Cli"), "-c", "Release", "--nologo", "-v", "quiet"], check=True, stdout=sys.stderr)
with tempfile.TemporaryDirectory() as folder:
    request = os.path.join(folder, "work.json")
    with open(request, "w") as file:
        subprocess.run([sys.executable, os.path.join(HERE, "protocol_work.py"), str(OURS)], check=True, stdout=file)
    ours, theirs, memory = [], [], 0
    for index in range(rounds):
        answer, seconds = run("dotnet", TOOL, "insolvency", request, "--json")
        memory = max(memory, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) if index == 0 else memory
        ours.append(seconds / OURS)
        peer, _ = run(sys.executable, os.path.join(HERE, "protocol_peer.py"), request, str(THEIRS), str(index + 1), str(CHUNK), "float32")
        theirs.append(peer["seconds"] / peer["paths"])
mine, other = median(ours), median(theirs)
print(f"""# A protocol on every path

{processor()}, one core; numpy {peer['numpy']}. Medians of {rounds} rounds, in turn. One day in 288 steps, three assets, 200 cohorts, Dutch auctions, keepers, depth and an insurance fund; the request is that of
`benchmarks/peers/protocol_work.py`. Made by `benchmarks/peers/protocol_ratio.py {rounds}`.

| Engine | Paths | µs a path | Times ours | Insolvency probability |
|---|---:|---:|---:|---:|
| `mcrisk insolvency`, single precision, start of the process included | {OURS:,} | {1e6 * mine:.1f} | 1 | {answer['value']:.5f} ± {answer['standardError']:.5f} |
| numpy, single precision, SFC64, in chunks of {CHUNK:,} paths | {THEIRS:,} | {1e6 * other:.0f} | {other / mine:.1f} | {peer['insolvency']['mean']:.4f} ± {peer['insolvency']['standardError']:.4f} |

Eight times were asked. Peak memory of ours, the runtime included: {memory / 1024:.0f} MiB, whatever the number of paths. That both do the same is [a test](../../../tests/MonteCarloRisk.Cli.Tests/ProtocolRequestTests.cs), in double precision.""")
