using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Cohorts;
using MonteCarloRisk.Domain.Protocols.Keepers;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A description whose files are read: its positions stand in it, and its gas is fitted.</summary>
/// <param name="Description">The description.</param>
/// <param name="Positions">The file of positions; null where they stand in the description itself.</param>
public sealed record ProtocolSources(ProtocolDescription Description, PositionsRead? Positions)
{
    const int MostPositions = 100_000;

    /// <summary>What gas was fitted to; null where it is stated.</summary>
    public FittedGas? Gas => (Description.Gas as FittedGasEntry)?.Fit?.Found;

    /// <summary>Reads what a description names.</summary>
    /// <param name="description">The description.</param>
    /// <param name="folder">Where its files lie.</param>
    /// <param name="latest">Rows of later days are not used; null where all are.</param>
    /// <param name="place">Where it stands.</param>
    /// <exception cref="Domain.InputException">A file cannot be read, or says what is not allowed.</exception>
    public static ProtocolSources Read(ProtocolDescription description, string folder, DateOnly? latest, JsonPlace place)
    {
        ProtocolDescription known = description;
        PositionsRead? read = null;
        if (known.PositionsFile is { } file)
        {
            if (known.Positions.Count > 0) throw place.Member("positionsFile").Fault("positions stands beside it; positions are listed, or come from a file");
            (IReadOnlyList<LendingPositionEntry> positions, read) = file.Read(folder, [.. known.Collateral.Keys], MostPositions, place.Member("positionsFile"));
            known = known with { Positions = positions };
        }

        if (known.Gas is FittedGasEntry gas) known = known with { Gas = gas.Fitted(folder, latest, place.Member("gas")) };
        return new ProtocolSources(known, read);
    }

    /// <summary>Refuses what today's prices do not allow.</summary>
    /// <param name="model">The model, which has them.</param>
    /// <param name="place">Where the description stands.</param>
    /// <exception cref="Domain.InputException">They do not.</exception>
    public void CheckPrices(PriceModel model, JsonPlace place) => new TodaysPriceChecks(Description, model).Check(place);

    /// <summary>Refuses what dates so far apart do not allow, or so near a horizon.</summary>
    /// <param name="step">Seconds between two dates.</param>
    /// <param name="horizon">Seconds to the horizon.</param>
    /// <param name="place">Where the description stands.</param>
    /// <exception cref="Domain.InputException">They do not.</exception>
    public void CheckTimes(double step, double horizon, JsonPlace place)
    {
        CheckStep(step, place);
        new HorizonChecks(Description, horizon).Check(place);
    }

    private void CheckStep(double step, JsonPlace place) => (Description.Gas as FittedGasEntry)?.CheckStep(step, place.Member("gas"));

    /// <summary>Its cohorts under a protocol made of the description; null where positions run by themselves.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="place">Where the description stands.</param>
    /// <exception cref="Domain.InputException">A value is out of range, or nothing would be grouped.</exception>
    public CohortStudy? ToCohorts(LendingProtocol protocol, JsonPlace place) => Description.Cohorts?.ToStudy(protocol, place.Member("cohorts"));
}
