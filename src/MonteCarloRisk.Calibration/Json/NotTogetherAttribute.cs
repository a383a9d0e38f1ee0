namespace MonteCarloRisk.Calibration.Json;

/// <summary>Some members of an object do not stand there together; the schema says so.</summary>
/// <param name="members">The members, as a document names them.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotTogetherAttribute(params string[] members) : Attribute
{
    /// <summary>The members, as a document names them.</summary>
    public IReadOnlyList<string> Members => members;
}
