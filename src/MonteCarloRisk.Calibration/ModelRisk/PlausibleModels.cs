using System.Globalization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.MarketData.Cleaning;

namespace MonteCarloRisk.Calibration.ModelRisk;

/// <summary>The market's own law and the others that are asked for, each fitted to the same prices; one that cannot be fitted is kept with the reason.</summary>
static class PlausibleModels
{
    /// <summary>Fits them.</summary>
    /// <param name="file">The market file.</param>
    /// <param name="own">The market's own model, fitted.</param>
    /// <param name="series">The prices.</param>
    /// <param name="valuationDate">The last day.</param>
    /// <param name="horizonDays">Days of the horizon.</param>
    /// <param name="contracts">The listed options under a model.</param>
    /// <param name="root">The file's place.</param>
    /// <param name="fitted">Told how many of how many are done; may be null.</param>
    /// <param name="cancellation">Stops the fits.</param>
    public static IReadOnlyList<PlausibleModel> Of(
        MarketFile file,
        FittedModel own,
        IReadOnlyList<CleanedSeries> series,
        DateOnly valuationDate,
        int horizonDays,
        Func<PriceModel, IReadOnlyList<EuropeanOption>> contracts,
        JsonPlace root,
        Action<int, int>? fitted,
        CancellationToken cancellation)
    {
        var tests = new LawBackTests(file, own.Refits.Returns, cancellation);
        var models = new List<PlausibleModel>();
        ReturnsChoice[] choices = [.. file.ModelRisk!.Models.Prepend(file.Model.Returns).Distinct()];
        foreach ((int i, ReturnsChoice choice) in choices.Index())
        {
            cancellation.ThrowIfCancellationRequested();

            // Laws of one name differ in what the name does not say.
            int alike = choices.Take(i).Count(before => ReturnsName.Of(before) == ReturnsName.Of(choice));
            string name = alike == 0 ? ReturnsName.Of(choice) : string.Create(CultureInfo.InvariantCulture, $"{ReturnsName.Of(choice)} ({alike + 1})");
            (BackTestVerdict verdict, string detail) = tests.Of(choice);
            try
            {
                PriceModel model = i == 0 ? own.Model : FittedModel.Fit(file with { Model = (file.Model with { Returns = choice }).For(file.Assets) }, series, valuationDate, horizonDays, root).Model;
                models.Add(new PlausibleModel(name, i == 0, model, contracts(model), "", verdict, detail));
            }
            catch (InputException refusal)
            {
                models.Add(new PlausibleModel(name, i == 0, null, [], refusal.Message, verdict, detail));
            }

            fitted?.Invoke(i + 1, choices.Length);
        }

        return models;
    }
}
