namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>Where a path of an account's pilot stood lower than ever before.</summary>
/// <param name="Height">How far the account is from insolvency, see <see cref="AccountWalk"/>.</param>
/// <param name="Likelihoods">Likelihoods of the modes over that of the model, up to here.</param>
/// <param name="StepsFirst">Steps before the fall: up to the last one before the breach, or up to here where there is none.</param>
/// <param name="First">What the sensors have added up over these.</param>
/// <param name="StepsFalling">Steps of the fall: that of the breach, and from there to here.</param>
/// <param name="Fall">What the sensors have added up over these.</param>
/// <param name="Returns">Log returns of the assets since the start.</param>
internal sealed record AccountMark(double Height, double[] Likelihoods, int StepsFirst, double[] First, int StepsFalling, double[] Fall, double[] Returns)
{
    /// <summary>Steps since the start.</summary>
    public int Steps => StepsFirst + StepsFalling;
}

/// <summary>A path of an account's pilot.</summary>
/// <param name="Marks">Its lows, in the order of their dates.</param>
/// <param name="Healths">Health on the dates before the breach.</param>
/// <param name="Scale">What is at stake today.</param>
/// <param name="End">Where it ends, at the close-out or the last date, as if it stood lower there; without likelihoods.</param>
internal sealed record AccountPath(IReadOnlyList<AccountMark> Marks, IReadOnlyList<double> Healths, double Scale, AccountMark End)
{
    /// <summary>The lowest height; infinite where there is none.</summary>
    public double Lowest => Marks.Count > 0 ? Marks[^1].Height : double.PositiveInfinity;

    /// <summary>Where it first stood at a height or below; it must have.</summary>
    public AccountMark First(double height) => Marks.First(mark => mark.Height <= height);
}
