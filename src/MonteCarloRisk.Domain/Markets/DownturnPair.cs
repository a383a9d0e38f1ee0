namespace MonteCarloRisk.Domain.Markets;

/// <summary>The correlation of two assets in a fall of the market, beside that of other days and that which normals would have in a fall.</summary>
/// <param name="First">Name of the first asset.</param>
/// <param name="Second">Name of the second.</param>
/// <param name="AllDays">Correlation over all days.</param>
/// <param name="Calm">Correlation over the days that are not falls.</param>
/// <param name="InFall">Correlation over the days of falls.</param>
/// <param name="OfNormals">What it would be in a fall of normals with the correlations of all days.</param>
/// <param name="Excess">Correlation in a fall less that of normals.</param>
/// <param name="Verdict">What this tells.</param>
public sealed record DownturnPair(string First, string Second, double AllDays, FittedValue Calm, FittedValue InFall, double OfNormals, FittedValue Excess, DownturnVerdict Verdict);
