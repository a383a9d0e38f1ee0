namespace MonteCarloRisk.Calibration.Json;

/// <summary>A member that people will look for in an object and that no document may hold: it is refused with the reason.</summary>
/// <param name="member">The member, as a document would name it.</param>
/// <param name="reason">Why it is refused, and what to do instead.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotModelledAttribute(string member, string reason) : Attribute
{
    /// <summary>The member.</summary>
    public string Member => member;

    /// <summary>The reason.</summary>
    public string Reason => reason;
}
