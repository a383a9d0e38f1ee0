using System.Security.Cryptography;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Tests.Runs;

/// <summary>Plans and records for a store that need not be simulated.</summary>
internal static class SampleRun
{
    public static RunLineage Lineage { get; } = new("mcrisk calibrate market.json", [new DataFile("prices/ETH.csv", new string('a', 64)), new DataFile("market.json", new string('b', 64))]);

    public static SimulationPlan Plan(long blocks = 1000, ulong seed = 1, StoppingRule? stopping = null) => FirstPassagePlan.Discrete(
        new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("ETH", 100, .5, .05)], [[1]]),
        [1],
        70,
        TimeGrid.Uniform(1, 13),
        new SimulationSettings(blocks * SimulationPlan.BlockPaths, seed, Precision.Single) { Stopping = stopping ?? StoppingRule.AllPaths });

    public static BlockRecord Block(long index, string device = "CPU", byte salt = 0) =>
        new(index, SimulationPlan.BlockPaths, SHA256.HashData([salt, .. BitConverter.GetBytes(index)]), device);

    public static BlockRecord[] Blocks(int first, int count, string device = "CPU") => [.. Enumerable.Range(first, count).Select(index => Block(index, device))];

    public static Checkpoint Checkpoint(long blocks, byte salt = 0) => new(blocks, SHA256.HashData([salt, .. BitConverter.GetBytes(blocks)]));

    public static RunOutcome Outcome(SimulationPlan plan, long blocks) => new(
        blocks * SimulationPlan.BlockPaths,
        plan.WithPaths(blocks * SimulationPlan.BlockPaths).Hash,
        new string('c', 64),
        Checkpoint(blocks, salt: 9).Tallies,
        "breach probability",
        new Estimate(.1 + .2, double.Epsilon, new ConfidenceInterval(-0.0, double.PositiveInfinity, .95), blocks, "Monte Carlo, \"exact\" ≤ 1"),
        "all paths",
        12.5,
        [new DeviceReport("CPU", "wide", blocks, 3.25, 0, 0, null), new DeviceReport("H100", "CUDA 12", 0, double.NaN, 4, 2, "it hung")]);

    public static RunHistory History { get; } =
        new(["H100 failed and is started again: it hung"], [new DeviceReport("CPU", "wide", 5, 3.25, 0, 0, null), new DeviceReport("H100", "CUDA 12", 3, double.NaN, 1, 1, "it hung")]);

    public static IRunRecord Claim(this SqliteRunStore store, SimulationPlan plan) =>
        store.Claim(plan, Lineage, waiting => Assert.Fail(waiting), TestContext.Current.CancellationToken);

    /// <summary>Changes a store in a way that its interface does not.</summary>
    public static int Sql(this SqliteRunStore store, string statement, params object?[] values) =>
        store.Connection.Write(() => store.Connection.Statement(statement).Execute(values));
}
