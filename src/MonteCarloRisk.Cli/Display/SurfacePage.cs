using System.Globalization;
using MonteCarloRisk.Domain.Surfaces;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>A fitted surface on one screen: a row an expiry, then the models and the checks.</summary>
static class SurfacePage
{
    public static void Write(IAnsiConsole console, SurfaceFit surface)
    {
        console.WriteLine(Line($"{surface.Asset}, {surface.SnapshotTime:yyyy-MM-dd HH:mm:ss} UTC, {surface.Options} options"));
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string column in new[] { "Expiry", "Days", "Forward", "Used", "Out", "ATM", "Skew", "Spread/2", "SSVI", "max", "SVI", "Bates", "max" })
            table.AddColumn(new TableColumn($"[bold]{column}[/]") { NoWrap = true, Padding = new Padding(0, 0, 1, 0), Alignment = column == "Expiry" ? Justify.Left : Justify.Right });
        foreach (ExpiryFit expiry in surface.Expiries) table.AddRow([.. Cells(expiry).Select(cell => new Text(cell))]);
        console.Write(table);
        console.WriteLine("Volatilities, spreads and errors in vol points (root mean square and maximum over the quotes used).");
        console.WriteLine(Line($"Left out: {string.Join("; ", LeftOut(surface))}"));
        console.WriteLine(Line($"SSVI: error {Points(surface.Ssvi.RootMeanSquare)} rms, {Points(surface.Ssvi.Maximum)} at most, {surface.Ssvi.WithinQuotes:0%} of quotes within bid and ask."));
        SurfaceArbitrage arbitrage = surface.Arbitrage;
        console.WriteLine(Line($"Arbitrage: {(arbitrage.IsFree ? "none" : "FOUND")}; least density factor {arbitrage.LeastDensity:0.000}, least calendar step {arbitrage.LeastCalendarStep:0.000} of the variance at the forward."));
        foreach ((string name, ModelFit fit) in new[] { ("Heston", surface.Heston), ("Bates", surface.Bates) })
        {
            console.WriteLine(Line($"{name}: error {Points(fit.Error.RootMeanSquare)} rms, {Points(fit.Error.Maximum)} at most; Feller ratio {fit.FellerRatio:0.00}."));
            console.WriteLine($"  {string.Join(", ", fit.Parameters.Select(Parameter))}");
            foreach (string warning in fit.Warnings) console.WriteLine($"  Warning: {warning}.");
        }

        WriteSlices(console, surface);
        console.WriteLine("Standard errors (±) are of the fit: how sharply these quotes determine a parameter if the model is right.");
        console.WriteLine();
    }

    static void WriteSlices(IAnsiConsole console, SurfaceFit surface)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string column in new[] { "Expiry", "SSVI θ", "ρ", "ψ", "SVI a", "b", "ρ", "m", "σ" })
            table.AddColumn(new TableColumn($"[bold]{column}[/]") { NoWrap = true, Padding = new Padding(0, 0, 1, 0), Alignment = column == "Expiry" ? Justify.Left : Justify.Right });
        foreach (ExpiryFit expiry in surface.Expiries)
        {
            IEnumerable<string> svi = expiry.SviParameters is { } parameters ? parameters.Select(Stacked) : Enumerable.Repeat("–", 5);
            table.AddRow([.. expiry.SsviParameters.Select(Stacked).Concat(svi).Prepend(Line($"{expiry.Expiry:yyyy-MM-dd}")).Select(cell => new Text(cell))]);
        }

        console.Write(table);
        console.WriteLine("Below each parameter its standard error; held: by a condition for no arbitrage, or not told by the quotes.");
    }

    // The value to the second digit of its error.
    static string Stacked(FittedParameter parameter)
    {
        if (parameter.StandardError is not { } error) return Line($"{parameter.Value:G4}\nheld");
        string format = $"F{(error > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(error)), 0, 8) : 8)}";
        return $"{parameter.Value.ToString(format, CultureInfo.InvariantCulture)}\n±{error.ToString(format, CultureInfo.InvariantCulture)}";
    }

    static IEnumerable<string> Cells(ExpiryFit expiry)
    {
        yield return Line($"{expiry.Expiry:yyyy-MM-dd}");
        yield return Line($"{365 * expiry.Years:0.0}");
        yield return Line($"{expiry.Forward:0.0}{(expiry.ForwardSource == ForwardSource.Quoted ? "*" : "")}");
        yield return Line($"{expiry.Quotes.Count}");
        yield return Line($"{expiry.LeftOut.Sum(left => left.Count)}");
        yield return Line($"{100 * expiry.AtTheMoneyVolatility:0.0}");
        yield return Line($"{expiry.Skew:0.00}");
        yield return Points(expiry.Quotes.Average(quote => quote.HalfSpread));
        yield return Points(expiry.Ssvi.Error.RootMeanSquare);
        yield return Points(expiry.Ssvi.Error.Maximum);
        yield return expiry.Svi is { } svi ? Points(svi.Error.RootMeanSquare) : "–";
        yield return Points(expiry.Bates.Error.RootMeanSquare);
        yield return Points(expiry.Bates.Error.Maximum);
    }

    static IEnumerable<string> LeftOut(SurfaceFit surface) => surface.Expiries.SelectMany(expiry => expiry.LeftOut).Concat(surface.LeftOut)
        .GroupBy(left => left.Reason).OrderByDescending(reason => reason.Sum(left => left.Count))
        .Select(reason => Line($"{reason.Sum(left => left.Count)} {reason.Key}")).DefaultIfEmpty("none");

    static string Parameter(FittedParameter parameter) =>
        Line($"{parameter.Name} {parameter.Value:0.####}{(parameter.StandardError is { } error ? Line($" ± {error:0.####}") : " (not determined)")}");

    static string Points(double volatility) => (100 * volatility).ToString("0.00", CultureInfo.InvariantCulture);

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
