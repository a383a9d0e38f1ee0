using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Cli.Requests;

[Description("Log returns of stated margins under a copula, on steps of whole days. Volatility is that of the returns, jumps included; drift is the mean log return per year.")]
sealed record CopulaReturnsRequest : VolatilityModel
{
    [Description("The copula; its correlation is the model's.")]
    public required CopulaRequest Copula { get; init; }

    [Description("The margins, one an asset.")]
    public required IReadOnlyList<MarginRequest> Margins { get; init; }

    [Description("Days of a step, which the volatility was measured on; an account is watched after each. By default 1.")]
    [Within("[1, 365]")]
    public int StepDays { get; init; } = 1;

    protected override PriceModel Of(ModelAsset[] assets, IReadOnlyList<IReadOnlyList<double>> correlation, JsonPlace place)
    {
        StepLength.Check(StepDays, place);
        JsonPlace list = place.Member("margins");
        if (Margins.Count != assets.Length) throw list.Fault($"{Margins.Count} margins; {assets.Length} are needed, one an asset");
        double step = StepDays / 365.0;
        return new CopulaModel(
            assets,
            correlation,
            Copula.ToCopula(place.Member("copula")),
            [.. Margins.Select((margin, i) => (margin ?? throw list.Item(i).Refuse(null, "an object is needed")).ToMargin(assets[i].Volatility, step, list.Item(i)))],
            step);
    }
}
