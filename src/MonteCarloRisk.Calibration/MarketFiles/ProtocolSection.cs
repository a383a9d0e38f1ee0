using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles.Protocols;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("What stands behind the protocol, and how far into the tail of its losses is looked.")]
sealed record ProtocolSection
{
    const int MostStepsPerDay = 1440;

    const int MostDates = 1_000_000;

    [Description("What insurance and stakers cover of the bad debt, in the numéraire, zero or more. Where it is given, the report has the probability of bad debt beyond it.")]
    [Within("[0, )")]
    public double? InsuranceFund { get; init; }

    [Description("Levels of value at risk and expected shortfall of the bad debt and of the value liquidated, ascending, each above 0 and at most 0.999999, ten at most; by default 0.95, 0.99 and 0.999.")]
    [Within("(0, 0.999999]")]
    public IReadOnlyList<double>? TailLevels { get; init; }

    [Description("The protocol's mechanisms: oracles, liquidations, keepers, backstops and the rest. Where they are described, they run on every path of the fitted model to the horizon, beside the margins, and their thresholds are held against those that meet the target. Its assets are those of the market.")]
    public ProtocolDescription? Mechanisms { get; init; }

    [Description("Dates of a day on which the mechanisms run, 1 to 1440; above 1 the model's returns must be known on any step, as normal ones are. By default 1.")]
    [Within("[1, 1440]")]
    public int StepsPerDay { get; init; } = 1;

    const double SecondsPerDay = 86_400;

    /// <summary>Checks what can be checked without a model.</summary>
    /// <exception cref="Domain.InputException">Something is wrong.</exception>
    public void CheckMechanisms(IReadOnlyCollection<string> assets, int days, string folder, DateOnly? asOf, JsonPlace place)
    {
        if (StepsPerDay is < 1 or > MostStepsPerDay) throw place.Member("stepsPerDay").Refuse(StepsPerDay, $"mechanisms run on 1 to {MostStepsPerDay} dates of a day");
        if (Mechanisms is null && StepsPerDay != 1) throw place.Member("stepsPerDay").Fault("no mechanisms stand here that could run");
        if (Read(folder, asOf, place) is { } read)
        {
            Study(read, assets, place);
            read.CheckTimes(SecondsPerDay / StepsPerDay, days * SecondsPerDay, place.Member("mechanisms"));
        }

        if ((long)days * StepsPerDay > MostDates) throw place.Member("stepsPerDay").Refuse(StepsPerDay, $"to a horizon of {days} days at most {MostDates / Math.Max(1, days)} dates of a day can be simulated");
    }

    /// <summary>The mechanisms under a model; null where none are described.</summary>
    /// <exception cref="Domain.InputException">The model does not know so short a step, or a price does not fit today's.</exception>
    public MechanismStudy? ToStudy(PriceModel model, string folder, DateOnly asOf, JsonPlace place)
    {
        if (StepsPerDay > 1 && model.FixedStep is not null)
            throw place.Member("stepsPerDay").Refuse(StepsPerDay, "the returns of the fitted model are those of a day, and known on no shorter step; 1, or normal returns in model.returns");
        if (Read(folder, asOf, place) is not { } read) return null;
        MechanismStudy study = Study(read, [.. model.Assets.Select(asset => asset.Name)], place);
        read.CheckPrices(model, place.Member("mechanisms"));
        return study;
    }

    ProtocolSources? Read(string folder, DateOnly? asOf, JsonPlace place) => Mechanisms is null ? null : ProtocolSources.Read(Mechanisms, folder, asOf, place.Member("mechanisms"));

    MechanismStudy Study(ProtocolSources read, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        JsonPlace mechanisms = place.Member("mechanisms");
        LendingProtocol protocol = read.Description.ToProtocol(assets, mechanisms);
        return new MechanismStudy(protocol, StepsPerDay) { Cohorts = read.ToCohorts(protocol, mechanisms), Gas = read.Gas };
    }

    public ProtocolTerms ToTerms() => new(InsuranceFund, TailLevels ?? ProtocolTerms.UsualTailLevels);
}
