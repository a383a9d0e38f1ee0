using System.Text;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>The canonical bytes of a plan: little-endian, strings in UTF-8 behind their length, lists behind their count.</summary>
internal static class PlanEncoding
{
    /// <summary>Names the form, and with it the results that plans give: a new number wherever fingerprints move, since stores find runs by their plans.</summary>
    public const string Format = "montecarlorisk-plan-3";

    private const byte TracksMean = 0;
    private const byte TracksProbability = 1;
    private const byte TracksWeighted = 2;
    private const byte TracksWeightSums = 3;
    private const byte TracksReplicated = 4;

    public static byte[] Write(SimulationPlan plan)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            writer.Write(Format);
            writer.Write(plan.Name);
            writer.Write(plan.ProgramBytes.Length);
            writer.Write(plan.ProgramBytes);
            writer.Write(plan.Settings.Paths);
            writer.Write(plan.Settings.Seed);
            writer.Write((byte)plan.Settings.Precision);
            writer.Write(plan.StateSlots);
            writer.Write(plan.Tallies);
            writer.Write(Kind(plan.Tracked));
            writer.Write(plan.Tracked.Label);
            writer.Write(plan.Tracked.Tally);
            if (plan.Tracked is TrackedEstimate.Weighted weighted) writer.Write(weighted.Scale);
            if (plan.Tracked is TrackedEstimate.WeightSums sums) writer.Write(sums.Scale);
            if (plan.Tracked is TrackedEstimate.Replicated replicated)
            {
                writer.Write(replicated.Scale);
                writer.Write(replicated.UnitPaths);
            }

            WriteList(writer, plan.ExactSums, writer.Write);
            WriteList(writer, plan.Parameters, writer.Write);
            WriteList(writer, plan.Integers, writer.Write);
        }

        return stream.ToArray();
    }

    public static SimulationPlan Read(ReadOnlySpan<byte> encoded)
    {
        using var stream = new MemoryStream(encoded.ToArray());
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        try
        {
            SimulationPlan plan = Read(reader);
            return stream.Position == stream.Length && encoded.SequenceEqual(plan.Encoded.Span) ? plan : throw new FormatException("these bytes are not a plan's canonical form");
        }
        catch (Exception fault) when (fault is EndOfStreamException or IOException or DecoderFallbackException or ArgumentException or Domain.InputException)
        {
            throw new FormatException("these bytes are not a plan", fault);
        }
    }

    private static SimulationPlan Read(BinaryReader reader)
    {
        if (reader.ReadString() is var format && format != Format) throw new FormatException($"a plan in the form \"{format}\"; this version reads {Format}");
        string name = reader.ReadString();
        byte[] program = ReadBytes(reader);
        long paths = reader.ReadInt64();
        ulong seed = reader.ReadUInt64();
        var precision = (Precision)reader.ReadByte();
        if (!Enum.IsDefined(precision)) throw new FormatException($"precision {precision} is unknown");
        int stateSlots = reader.ReadInt32();
        int tallies = reader.ReadInt32();
        byte kind = reader.ReadByte();
        string label = reader.ReadString();
        int tally = reader.ReadInt32();
        TrackedEstimate tracked = kind switch
        {
            TracksMean => new TrackedEstimate.Mean(label, tally),
            TracksProbability => new TrackedEstimate.Probability(label, tally),
            TracksWeighted => new TrackedEstimate.Weighted(label, tally, reader.ReadDouble()),
            TracksWeightSums => new TrackedEstimate.WeightSums(label, tally, reader.ReadDouble()),
            TracksReplicated => new TrackedEstimate.Replicated(label, tally, reader.ReadDouble(), reader.ReadInt32()),
            _ => throw new FormatException($"tracked estimate {kind} is unknown"),
        };
        int[] exactSums = ReadList(reader, sizeof(int), reader.ReadInt32);
        double[] parameters = ReadList(reader, sizeof(double), reader.ReadDouble);
        int[] integers = ReadList(reader, sizeof(int), reader.ReadInt32);
        return PathPrograms.Plan(name, program, new PlanTables(parameters, integers, exactSums, stateSlots), tallies, tracked, new SimulationSettings(paths, seed, precision));
    }

    private static byte Kind(TrackedEstimate tracked) => tracked switch
    {
        TrackedEstimate.Probability => TracksProbability,
        TrackedEstimate.Weighted => TracksWeighted,
        TrackedEstimate.WeightSums => TracksWeightSums,
        TrackedEstimate.Replicated => TracksReplicated,
        _ => TracksMean,
    };

    private static void WriteList<T>(BinaryWriter writer, IReadOnlyList<T> values, Action<T> write)
    {
        writer.Write(values.Count);
        foreach (T value in values) write(value);
    }

    private static byte[] ReadBytes(BinaryReader reader)
    {
        int length = ReadCount(reader, 1);
        return reader.ReadBytes(length);
    }

    private static T[] ReadList<T>(BinaryReader reader, int size, Func<T> read)
    {
        var values = new T[ReadCount(reader, size)];
        for (int i = 0; i < values.Length; i++) values[i] = read();
        return values;
    }

    private static int ReadCount(BinaryReader reader, int size)
    {
        int count = reader.ReadInt32();
        long left = reader.BaseStream.Length - reader.BaseStream.Position;
        return count >= 0 && (long)count * size <= left ? count : throw new FormatException($"a list of {count} entries in {left} bytes");
    }
}
