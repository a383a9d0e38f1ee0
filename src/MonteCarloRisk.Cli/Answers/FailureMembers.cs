using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>A path with bad debt, event by event.</summary>
/// <param name="Path">The path's number.</param>
/// <param name="BadDebt">Its bad debt.</param>
/// <param name="Events">What happened, in order; pushes of oracles are left out.</param>
sealed record FailureMembers(long Path, double BadDebt, IReadOnlyList<FailureMembers.Happened> Events)
{
    public static FailureMembers Of(ProtocolPath path, PriceModel model, LendingProtocol protocol, double stepSeconds)
    {
        IReadOnlyList<string> positions = ProtocolPlan.Names(model, protocol);
        Happened Of(ProtocolEvent happened) => new(
            Math.Round(happened.Date * stepSeconds, ProtocolMembers.SecondDigits),
            ProtocolMembers.Name(happened.Kind),
            happened.Asset >= 0 ? model.Assets[happened.Asset].Name : null,
            happened.Position >= 0 ? positions[happened.Position] : null,
            happened.Asset >= 0 ? path.Prices[happened.Asset][happened.Date - 1].Market : null,
            happened.Asset >= 0 ? path.Prices[happened.Asset][happened.Date - 1].Oracle : null,
            happened.Amount)
        {
            Stage = happened.Stage + 1,
            Liquidation = happened.Stage is { } stage ? protocol.Collateral[model.Assets[happened.Asset].Name].NameOfStage(stage) : null,
        };
        return new FailureMembers(path.Path, path.BadDebt, [.. path.Events.Where(happened => happened.Kind != ProtocolEventKind.OraclePush).Select(Of)]);
    }

    /// <summary>One event.</summary>
    /// <param name="Seconds">Seconds from the start.</param>
    /// <param name="Kind">What happened.</param>
    /// <param name="Asset">The asset that it concerns; left out where it concerns none.</param>
    /// <param name="Position">The position that it concerns; likewise.</param>
    /// <param name="MarketPrice">The asset's market price on that date.</param>
    /// <param name="OraclePrice">Its oracle's price.</param>
    /// <param name="Amount">How much: debt repaid, what an auction must raise, bad debt, what somebody pays; of an outage of keepers gas over its usual price, of an oracle or a halt the price.</param>
    internal sealed record Happened(double Seconds, string Kind, string? Asset, string? Position, double? MarketPrice, double? OraclePrice, double Amount)
    {
        /// <summary>The stage of liquidation in which the position is, from 1 on; left out where its collateral has one.</summary>
        public int? Stage { get; init; }

        /// <summary>How that stage liquidates, such as "dutchAuction"; left out likewise.</summary>
        public string? Liquidation { get; init; }
    }
}
