namespace MonteCarloRisk.Margin.FittingErrors;

/// <summary>What a simulation of a draw says of one account, the standard ones included: values without intervals, which are made of many draws.</summary>
internal readonly record struct AccountAnswers(double Breach, double Insolvency, double Loss, double? Requirement);
