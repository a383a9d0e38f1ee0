using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Positions;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A file of positions.</summary>
[Description("Positions from a CSV file, one a row. Rows without debt owe nothing and are left out; how many is told.")]
public sealed record PositionsFileEntry
{
    /// <summary>The file.</summary>
    [Description("CSV file, relative to the file that names it.")]
    public required string File { get; init; }

    /// <summary>The collateral of all rows.</summary>
    [Description("The collateral of all rows, where no column tells it.")]
    public string? Collateral { get; init; }

    /// <summary>The column of the collateral.</summary>
    [Description("The column of the collateral's name; by default collateral.")]
    public string? CollateralColumn { get; init; }

    /// <summary>The column of the units.</summary>
    [Description("The column of the units of collateral; by default units.")]
    public string UnitsColumn { get; init; } = "units";

    /// <summary>The column of the debt.</summary>
    [Description("The column of the debt in the numéraire; by default debt.")]
    public string DebtColumn { get; init; } = "debt";

    /// <summary>The column of the names.</summary>
    [Description("The column of the positions' names; by default name, and without it a position is called by its line.")]
    public string? NameColumn { get; init; }

    /// <summary>The positions of the file.</summary>
    /// <exception cref="InputException">The file cannot be read, or says what is not allowed.</exception>
    internal (IReadOnlyList<LendingPositionEntry> Positions, PositionsRead Read) Read(string folder, IReadOnlyCollection<string> collateral, int most, JsonPlace place)
    {
        if (string.IsNullOrWhiteSpace(File)) throw place.Member("file").Refuse(File, "the name of a CSV file is needed");
        if (Collateral is not null && CollateralColumn is not null) throw place.Member("collateralColumn").Fault("collateral stands beside it; the collateral of all rows is one, or a column tells it");
        if (Collateral is { } all) Names.CheckKnown(all, collateral, "collateral", place.Member("collateral"));
        return place.Member("file").Reading(() => Rows(Path.Combine(folder, File), collateral, most));
    }

    private (IReadOnlyList<LendingPositionEntry> Positions, PositionsRead Read) Rows(string path, IReadOnlyCollection<string> collateral, int most)
    {
        DebtPositions read = DebtPositionReader.Read(path, Collateral, new PositionColumns(NameColumn, CollateralColumn ?? "collateral", UnitsColumn, DebtColumn));
        if (read.Positions.Count is 0 || read.Positions.Count > most) throw new InputException(path, $"{read.Positions.Count} positions with debt; 1 to {most} are allowed");
        foreach (DebtPosition position in read.Positions)
        {
            if (!collateral.Contains(position.Collateral))
                throw new InputException($"{path}:{position.Line}", $"there is no collateral {MarketData.Excerpt.Quote(position.Collateral)}; listed are {string.Join(", ", collateral.Take(20))}");
        }

        var names = new HashSet<string>();
        if (read.Positions.FirstOrDefault(position => position.Name is { } name && !names.Add(name)) is { } twice)
            throw new InputException($"{path}:{twice.Line}", $"{MarketData.Excerpt.Quote(twice.Name!)} names a position before it; names are unique");
        return (
            [.. read.Positions.Select(position => new LendingPositionEntry { Name = position.Name ?? $"line {position.Line}", Collateral = position.Collateral, Units = position.Units, Debt = position.Debt })],
            new PositionsRead(File, read.Sha256, read.Positions.Count, read.WithoutDebt));
    }
}

/// <summary>A file of positions that was read.</summary>
/// <param name="File">Its name.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Positions">Positions with debt.</param>
/// <param name="WithoutDebt">Rows without, which are left out.</param>
public sealed record PositionsRead(string File, string Sha256, int Positions, long WithoutDebt);
