using System.ComponentModel;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("What is done with a correlation matrix that is not positive semi-definite.")]
enum CorrelationRepair
{
    None,
    Nearest,
}
