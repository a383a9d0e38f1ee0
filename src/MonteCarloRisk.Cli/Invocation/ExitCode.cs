namespace MonteCarloRisk.Cli.Invocation;

/// <summary>What the process ends with; scripts depend on it.</summary>
static class ExitCode
{
    public const int Done = 0;

    public const int Failed = 1;

    public const int BadInput = 2;

    /// <summary>The target cannot be met, or not be resolved with the paths given.</summary>
    public const int TargetNotMet = 3;

    /// <summary>A stored run was recomputed and other bits came out.</summary>
    public const int VerificationDiffers = 4;

    /// <summary>128 and the number of SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
