using System.Collections.Concurrent;
using System.Reflection;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.Ptx.Parsing;

/// <summary>An entry point in PTX. Each is generated once in a process and read at most once, since that takes longer than to run some hundred paths of it.</summary>
public sealed class PtxEntryPoint
{
    private static readonly ConcurrentDictionary<object, Lazy<PtxEntryPoint>> Kept = new();

    private readonly Lazy<PtxKernel> kernel;

    private PtxEntryPoint(string text)
    {
        Text = text;
        kernel = new Lazy<PtxKernel>(() => PtxParser.Parse(text));
    }

    /// <summary>As it was generated.</summary>
    public string Text { get; }

    /// <summary>Ready to be executed.</summary>
    /// <exception cref="NotSupportedException">The text has something beyond the subset that is known.</exception>
    public PtxKernel Kernel => kernel.Value;

    /// <summary>The entry point of a program.</summary>
    public static PtxEntryPoint Of<TProgram>(Precision precision)
        where TProgram : unmanaged, IPathProgram => Of((typeof(TProgram), precision), () => PtxSource.Generate<TProgram>(precision));

    /// <summary>An entry point whose first parameter is the index of its thread.</summary>
    public static PtxEntryPoint Of(MethodInfo method) => Of(method, () => PtxSource.Generate(method));

    private static PtxEntryPoint Of(object key, Func<string> generate) =>
        Kept.GetOrAdd(key, _ => new Lazy<PtxEntryPoint>(() => new PtxEntryPoint(generate()))).Value;
}
