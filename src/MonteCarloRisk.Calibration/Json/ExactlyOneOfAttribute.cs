namespace MonteCarloRisk.Calibration.Json;

/// <summary>Of some members of an object exactly one stands there; the schema says so.</summary>
/// <param name="members">The members, as a document names them.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExactlyOneOfAttribute(params string[] members) : Attribute
{
    /// <summary>The members, as a document names them.</summary>
    public IReadOnlyList<string> Members => members;
}
