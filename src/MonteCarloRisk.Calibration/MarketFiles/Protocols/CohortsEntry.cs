using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Cohorts;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Cohorts of positions, as a file says them.</summary>
[Description("Positions of a collateral that become unhealthy at neighbouring prices run as one, in cohorts of about equal debt; what that changes is measured on the paths of a pilot, with and without cohorts.")]
public sealed record CohortsEntry
{
    const long MostPilotPaths = 1_000_000;
    const long UsualPilotPaths = 16_384;

    /// <summary>The most cohorts.</summary>
    [Description("The most cohorts, those of all collateral together; 1 or more, and fewer than the positions.")]
    [Within("[1, )")]
    public required int Most { get; init; }

    /// <summary>Paths of the pilot.</summary>
    [Description("Paths on which the protocol runs both ways, over all seeds, 64 to 1000000; by default 16384.")]
    [Within("[64, 1000000]")]
    public long PilotPaths { get; init; } = UsualPilotPaths;

    /// <summary>Seeds of the pilot.</summary>
    [Description("Number of seeds that the paths are divided by, 4 to 256, from the simulation's own on; by default 16.")]
    [Within("[4, 256]")]
    public int Seeds { get; init; } = ReplicatedPaths.UsualReplications;

    /// <summary>The study, checked.</summary>
    /// <exception cref="InputException">A value is out of range, or nothing would be grouped.</exception>
    internal CohortStudy ToStudy(LendingProtocol protocol, JsonPlace place)
    {
        if (protocol.Positions.Count == 0) throw place.Fault("cohorts are of positions that borrow against collateral, and there are none; perpetuals run one by one, so leave cohorts out");
        if (Most < 1 || Most >= protocol.Positions.Count)
            throw place.Member("most").Refuse(Most, $"1 or more cohorts, and fewer than the {protocol.Positions.Count} positions; where each runs by itself leave cohorts out");
        if (Seeds is < 4 or > 256) throw place.Member("seeds").Refuse(Seeds, "4 to 256 seeds are allowed");
        if (PilotPaths is < 64 or > MostPilotPaths || PilotPaths / Seeds < 2) throw place.Member("pilotPaths").Refuse(PilotPaths, $"64 to {MostPilotPaths} paths are allowed, two or more by each seed");
        var study = new CohortStudy(protocol, Most, new ReplicatedPaths(PilotPaths, Seeds));
        try
        {
            study.Grouped();
        }
        catch (InputException refused)
        {
            throw place.Member("most").Fault(refused.Message.StartsWith($"{refused.Where}: ", StringComparison.Ordinal) ? refused.Message[(refused.Where.Length + 2)..] : refused.Message);
        }

        return study;
    }
}
