using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Prices of a description against those of today: what is ten times off is of another asset, or in another unit.</summary>
/// <param name="description">The description, its names checked.</param>
/// <param name="model">The model, which has today's prices.</param>
sealed class TodaysPriceChecks(ProtocolDescription description, PriceModel model)
{
    // The move from one price to the next that no cleaning takes for a market's.
    const double Unlike = 10;

    /// <summary>Refuses what does not fit today's prices.</summary>
    /// <param name="place">Where the description stands.</param>
    /// <exception cref="Domain.InputException">A price does not fit.</exception>
    public void Check(JsonPlace place)
    {
        foreach ((string asset, CollateralMarketEntry market) in description.Collateral) CheckOracle(market.Oracle, asset, place.Member("collateral").Member(asset).Member("oracle"));
        for (int i = 0; i < description.Positions.Count; i++) CheckLoop(description.Positions[i], place.Member("positions").Item(i));
        if (description.Perpetuals is not { } perpetuals) return;
        JsonPlace here = place.Member("perpetuals");
        foreach ((string asset, PerpetualMarketEntry market) in perpetuals.Markets) CheckOracle(market.Oracle, asset, here.Member("markets").Member(asset).Member("oracle"));
        for (int i = 0; i < perpetuals.Positions.Count; i++)
        {
            LeveragedPositionEntry position = perpetuals.Positions[i];
            JsonPlace entry = here.Member("positions").Item(i).Member("entryPrice");
            if (IsUnlike(position.EntryPrice, Spot(position.Market)))
                throw entry.Refuse(position.EntryPrice, FormattableString.Invariant($"{position.Market} costs {Spot(position.Market)} today, and an entry price is above a tenth of that and below ten times it; a position that was opened further away is stated at today's price, with its profit or loss in the margin"));
        }
    }

    void CheckOracle(OracleEntry oracle, string asset, JsonPlace place)
    {
        double spot = Spot(asset), read = oracle.Reference is { } reference ? reference.Ratio * Spot(reference.Asset) : spot;
        if (oracle.Reference is { } other && IsUnlike(read, spot))
            throw place.Member("reference").Fault(FormattableString.Invariant($"{other.Ratio} of \"{other.Asset}\" is worth {read} today, and {asset} {spot}; what an oracle reads in the place of a market is above a tenth of it and below ten times it, so name another asset, or the ratio"));
        if (oracle is OracleEntry.FixedPrice { Price: { } price } && IsUnlike(price, spot))
            throw place.Member("price").Refuse(price, FormattableString.Invariant($"{asset} costs {spot} today, and a price that somebody has set is above a tenth of that and below ten times it; one that is wrong by more is a wrongFeed"));
        if (oracle.Floor > read) throw place.Member("floor").Refuse(oracle.Floor, FormattableString.Invariant($"what it reads costs {read} today, from which it starts; a floor is at most that"));
        if (oracle.Cap < read) throw place.Member("cap").Refuse(oracle.Cap, FormattableString.Invariant($"what it reads costs {read} today, from which it starts; a cap is at least that"));
        if (oracle.GrowthCap is { } growth && IsUnlike(growth.Snapshot, read / Spot(growth.Base)))
            throw place.Member("growthCap").Member("snapshot").Refuse(growth.Snapshot, FormattableString.Invariant($"{asset} over {growth.Base} is {read / Spot(growth.Base):0.######} today; a snapshot of that rate is above a tenth of it and below ten times it"));
        if (oracle is not OracleEntry.Median median) return;
        for (int i = 0; i < median.Sources.Count; i++) CheckOracle(median.Sources[i], asset, place.Member("sources").Item(i));
    }

    void CheckLoop(LendingPositionEntry position, JsonPlace place)
    {
        if (position.Loop is not { } loop) return;
        string owed = position.DebtAsset ?? "the numéraire";
        double rate = Spot(position.Collateral) / (position.DebtAsset is { } asset ? Spot(asset) : 1);
        if (IsUnlike(loop.EntryPrice, rate))
            throw place.Member("loop").Member("entryPrice").Refuse(loop.EntryPrice, FormattableString.Invariant($"a unit of {position.Collateral} costs {rate:0.######} in {owed} today; what it cost is in the asset owed too, above a tenth of that and below ten times it"));
    }

    double Spot(string name) => model.Assets.First(asset => asset.Name == name).Spot;

    static bool IsUnlike(double one, double other) => one <= other / Unlike || one >= Unlike * other;
}
