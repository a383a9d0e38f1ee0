namespace MonteCarloRisk.Simulation.Plans;

/// <summary>The parameters, state and tallies of a plan while they are laid out.</summary>
public sealed class PlanTables
{
    private readonly List<double> parameters = [];
    private readonly List<int> integers = [];
    private readonly List<int> exactSums = [];

    /// <summary>Starts empty.</summary>
    public PlanTables()
    {
    }

    /// <summary>Takes tables that were laid out before.</summary>
    internal PlanTables(IEnumerable<double> parameters, IEnumerable<int> integers, IEnumerable<int> exactSums, int stateSlots)
    {
        this.parameters.AddRange(parameters);
        this.integers.AddRange(integers);
        this.exactSums.AddRange(exactSums);
        StateSlots = stateSlots;
    }

    /// <summary>Real parameters so far.</summary>
    public IReadOnlyList<double> Parameters => parameters;

    /// <summary>Integer parameters so far.</summary>
    public IReadOnlyList<int> Integers => integers;

    /// <summary>First tally of each exact sum.</summary>
    public IReadOnlyList<int> ExactSums => exactSums;

    /// <summary>State slots so far.</summary>
    public int StateSlots { get; private set; }

    /// <summary>Appends real parameters and returns the offset of the first.</summary>
    public int AddParameters(params IEnumerable<double> values)
    {
        int offset = parameters.Count;
        parameters.AddRange(values);
        return offset;
    }

    /// <summary>Appends integer parameters and returns the offset of the first.</summary>
    public int AddIntegers(params IEnumerable<int> values)
    {
        int offset = integers.Count;
        integers.AddRange(values);
        return offset;
    }

    /// <summary>Reserves state slots and returns the first.</summary>
    public int AddState(int slots)
    {
        int offset = StateSlots;
        StateSlots += slots;
        return offset;
    }

    /// <summary>Notes that one exact sum starts at a tally.</summary>
    public void AddSum(int tally) => exactSums.Add(tally);

    /// <summary>Notes that the moments of a value, two exact sums, start at a tally.</summary>
    public void AddMoments(int tally)
    {
        exactSums.Add(tally);
        exactSums.Add(tally + Kernels.Memory.ExactSum.Tallies);
    }
}
