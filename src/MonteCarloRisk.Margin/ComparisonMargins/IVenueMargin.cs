namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>The margin rules of another venue, with its published parameters.</summary>
public interface IVenueMargin
{
    /// <summary>Name of the venue and its rule.</summary>
    string Venue { get; }

    /// <summary>What the venue would ask of an account, or why it cannot be said.</summary>
    VenueAnswer Ask(ComparedAccount account);
}
