using FsCheck;
using FsCheck.Fluent;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;

namespace MonteCarloRisk.Simulation.Tests.Runs;

/// <summary>Whatever is done to a run, in whichever order, the store holds what a list in memory would.</summary>
public sealed class RecordPropertyTests
{
    [Fact]
    public void A_store_holds_what_was_put_into_it() =>
        Prop.ForAll(Steps().ToArbitrary(), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    static Gen<(int Kind, int Number)[]> Steps() => Gen.Choose(0, 9).Zip(Gen.Choose(1, 40)).Select(step => (step.Item1, step.Item2)).ArrayOf();

    static bool Holds((int Kind, int Number)[] steps)
    {
        using var folder = new StoreFolder();
        SimulationPlan plan = SampleRun.Plan();
        SqliteRunStore store = folder.Open();
        IRunRecord record = store.Claim(plan);
        List<BlockRecord> blocks = [];
        Checkpoint checkpoint = Checkpoint.Start;
        int restarts = 0;
        foreach ((int kind, int number) in steps)
        {
            switch (kind)
            {
                case 0:
                    record.Dispose();
                    store.Dispose();
                    store = folder.Open();
                    record = store.Claim(plan);
                    Same(checkpoint, record.Checkpoint);
                    break;
                case 1:
                    record.Restart($"reason {restarts++}");
                    blocks.Clear();
                    checkpoint = Checkpoint.Start;
                    break;
                default:
                    // Some again, some new, sometimes with a checkpoint between the last and the end.
                    int first = Math.Max(0, blocks.Count - (kind * 3));
                    BlockRecord[] added = SampleRun.Blocks(first, number, $"device {kind % 3}");
                    blocks.AddRange(added.Where(block => block.Index >= blocks.Count).ToArray());
                    Checkpoint? next = kind % 2 == 0 ? SampleRun.Checkpoint(Math.Max(checkpoint.Blocks, blocks.Count - number), (byte)number) : null;
                    record.Append(added, next, number);
                    checkpoint = next ?? checkpoint;
                    break;
            }
        }

        StoredRun found = store.Find(record.Key);
        Same(checkpoint, found.Checkpoint);
        Assert.Equal(Enumerable.Range(0, restarts).Select(i => $"reason {i}"), found.Restarts);
        Assert.Equal(blocks.Sum(block => (long)block.Paths), found.Summary.PathsDone);
        Assert.Equal(blocks.Select(Text), store.Blocks(record.Key).Select(Text));
        Assert.Equal(blocks.Select(block => block.Device).Order().Distinct(), record.Devices.Order());
        record.Dispose();
        store.Dispose();
        return true;
    }

    static void Same(Checkpoint expected, Checkpoint found)
    {
        Assert.Equal(expected.Blocks, found.Blocks);
        Assert.Equal(expected.Tallies.ToArray(), found.Tallies.ToArray());
    }

    static string Text(BlockRecord block) => $"{block.Index} {block.Paths} {Convert.ToHexString(block.Hash.Span)} {block.Device}";
}
