namespace MonteCarloRisk.Domain.Markets;

/// <summary>How the value of a parameter is written.</summary>
public enum ParameterUnit
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A fraction, shown as a percentage.</summary>
    Fraction,
}
