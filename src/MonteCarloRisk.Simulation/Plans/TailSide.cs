namespace MonteCarloRisk.Simulation.Plans;

/// <summary>The end of a uniform's interval where what it decides is extreme.</summary>
internal enum TailSide
{
    /// <summary>Near zero.</summary>
    Lower,

    /// <summary>Near one.</summary>
    Upper,
}
