namespace MonteCarloRisk.Domain.Markets;

/// <summary>What is asked of a market beyond its margins; each costs simulations of its own.</summary>
public sealed record RiskStudies
{
    /// <summary>Nothing.</summary>
    public static RiskStudies None { get; } = new();

    /// <summary>The protocol's frontier; null where it is not asked for.</summary>
    public FrontierStudy? Frontier { get; init; }

    /// <summary>Caps; null where they are not asked for.</summary>
    public CapStudy? Caps { get; init; }

    /// <summary>The margins under other models; null where they are not asked for.</summary>
    public ModelRiskStudy? ModelRisk { get; init; }

    /// <summary>The paths of the sensitivities; null where they are not asked for.</summary>
    public ReplicatedPaths? Sensitivities { get; init; }

    /// <summary>Which collateral adds least safety; null where it is not asked for.</summary>
    public CollateralStudy? Collateral { get; init; }

    /// <summary>Who carries the bad debt; null where it is not asked for.</summary>
    public AllocationStudy? Allocation { get; init; }

    /// <summary>The protocol with its mechanisms; null where they are not described.</summary>
    public MechanismStudy? Mechanisms { get; init; }
}
