using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.FaultyWorker;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Workers;

if (args is ["parent", var file, .. var faults])
{
    // The worker writes its number when it is started; it is asked for a block, and this process waits for the answer.
    WorkerProgram program = WorkerProgram.Named("MonteCarloRisk.FaultyWorker").With([$"number={file}", .. faults]);
    using var backend = new WorkerBackend(new DeviceAddress(DeviceAddress.Simulator, 0), program);
    var model = new GeometricBrownianModel(Measure.RiskNeutral, [new("A", 100, .2, .05)], [[1]]);
    var option = new EuropeanBasketOption(OptionRight.Call, BasketAggregation.Sum, [1], 100, 1);
    SimulationPlan plan = BasketOptionPlan.Create(model, option, .05, new SimulationSettings(1, 1, Precision.Single));
    using IBlockRunner runner = plan.PrepareOn(backend);
    runner.Run(plan.Block(0), new long[plan.Tallies], CancellationToken.None);
    return 0;
}

// Behind the word "worker" stands what the product's own worker is told.
string[] words = [.. args.TakeWhile(word => word != "worker")];
if (words is [var first, ..] && first.StartsWith("number=", StringComparison.Ordinal))
{
    string path = first["number=".Length..];
    File.WriteAllText($"{path}.new", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    File.Move($"{path}.new", path);
    words = words[1..];
}

WorkerFault[] own = [.. words.Select(WorkerFault.Parse)];
var site = new ProcessSite(new FaultyAnswerStream(Console.OpenStandardOutput()));
bool hasEnded = WorkerLoop.Serve(Console.OpenStandardInput(), site.Answers, () => FaultyDevice.Open(
    new CpuBackend(CpuBackend.WidestAccelerated, 2), own, site));
if (!hasEnded) Process.GetCurrentProcess().Kill();
return 0;
