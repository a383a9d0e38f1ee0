using MonteCarloRisk.Peers;
using MonteCarloRisk.Peers.Engines;
using MonteCarloRisk.Peers.Results;

switch (args)
{
    case ["work"]:
        Console.WriteLine(PeerWork.ToJson());
        return 0;
    case ["ours"]:
        Print(OurEngine.Measure());
        return 0;
    case ["qlnet"]:
        Print(QlNetEngine.Measure());
        return 0;
    case ["qlnet", "--version"]:
        Console.WriteLine(QlNetEngine.Version);
        return 0;
    case ["table", var measurements, .. var missing]:
        foreach (string line in PeerTable.Lines(File.ReadLines(measurements).Select(Measurement.Parse), missing)) Console.WriteLine(line);
        return 0;
    default:
        Console.Error.WriteLine("usage: work | ours | qlnet [--version] | table MEASUREMENTS [MISSING PEERS]; benchmarks/peers/run.sh calls them");
        return 2;
}

static void Print(IEnumerable<Measurement> measurements)
{
    foreach (Measurement measurement in measurements) Console.WriteLine(measurement);
}
