namespace MonteCarloRisk.MarketData.Positions;

/// <summary>Collateral of one asset against debt, as a row of a file has it.</summary>
/// <param name="Name">Its name; null where the file has none.</param>
/// <param name="Collateral">The collateral.</param>
/// <param name="Units">Units of it, zero or more.</param>
/// <param name="Debt">Debt, zero or more.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public sealed record DebtPosition(string? Name, string Collateral, double Units, double Debt, long Line);

/// <summary>Rows of a file of positions.</summary>
/// <param name="Positions">Those that owe something, in the order of the file.</param>
/// <param name="WithoutDebt">How many owe nothing.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
public sealed record DebtPositions(IReadOnlyList<DebtPosition> Positions, long WithoutDebt, string Sha256);
