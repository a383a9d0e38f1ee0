using System.ComponentModel;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("What stands before the fraction of a number; the other of the two may stand between thousands.")]
enum DecimalMark
{
    Point,
    Comma,
}
