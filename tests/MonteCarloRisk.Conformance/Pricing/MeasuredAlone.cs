namespace MonteCarloRisk.Conformance.Pricing;

/// <summary>Tests that measure what the whole process allocates, and so run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "measured alone";
}
