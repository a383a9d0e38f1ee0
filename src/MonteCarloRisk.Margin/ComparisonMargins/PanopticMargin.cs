namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>
/// Panoptic v1: shares of notional by the pool's utilisation. The share of a seller is SellerShare up to TargetUtilisation and rises linearly to 1 at SaturatedUtilisation; that of a buyer is
/// BuyerShare and falls linearly to half. Source: panoptic-labs/panoptic-v1-core, contracts/CollateralTracker.sol and script/DeployProtocol.s.sol. Its options have no expiry and what is in the
/// money is charged by position in the pool, so accounts of dated options are refused; the shares are here for reading.
/// </summary>
/// <param name="SellerShare">Share of a seller at low utilisation.</param>
/// <param name="BuyerShare">Share of a buyer at low utilisation.</param>
/// <param name="TargetUtilisation">Utilisation from which they change.</param>
/// <param name="SaturatedUtilisation">Utilisation from which they stay.</param>
public sealed record PanopticMargin(double SellerShare, double BuyerShare, double TargetUtilisation, double SaturatedUtilisation) : IVenueMargin
{
    /// <summary>The arguments of the deployment.</summary>
    public static PanopticMargin Deployed { get; } = new(.2, .1, .5, .9);

    /// <inheritdoc/>
    public string Venue => "Panoptic v1";

    /// <inheritdoc/>
    public VenueAnswer Ask(ComparedAccount account) => new(Venue, null, "its options have no expiry");

    /// <summary>Share of notional asked of a seller.</summary>
    /// <param name="utilisation">Utilisation of the pool in [0, 1].</param>
    public double SellerAt(double utilisation) => SellerShare + ((1 - SellerShare) * Progress(utilisation));

    /// <summary>Share of notional asked of a buyer.</summary>
    /// <param name="utilisation">Utilisation of the pool in [0, 1].</param>
    public double BuyerAt(double utilisation) => BuyerShare * (1 - (Progress(utilisation) / 2));

    private double Progress(double utilisation) => Math.Clamp((utilisation - TargetUtilisation) / (SaturatedUtilisation - TargetUtilisation), 0, 1);
}
