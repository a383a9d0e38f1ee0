using MonteCarloRisk.Margin.Protocols;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>A cap or ceiling as it stands today.</summary>
/// <param name="Asset">The asset; left out for the numéraire.</param>
/// <param name="Kind">borrowCap or supplyCap, in units of the asset; debtCeiling of an isolated collateral, in the numéraire.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Used">What is used of it.</param>
/// <param name="Room">What it leaves; zero where more is used.</param>
sealed record LimitMembers(string? Asset, string Kind, double Limit, double Used, double Room)
{
    public static LimitMembers Of(BorrowRoom room) => new(room.Asset, ProtocolMembers.Name(room.Kind), room.Limit, room.Used, room.Room);
}
