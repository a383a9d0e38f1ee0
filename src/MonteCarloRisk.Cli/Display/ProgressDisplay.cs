using MonteCarloRisk.Cli.Invocation;

namespace MonteCarloRisk.Cli.Display;

/// <summary>The progress of a command on its standard error, as suits who looks at it.</summary>
static class ProgressDisplay
{
    const int UsualWidth = 100;

    public static RunProgress Open(CommandSession session) =>
        session.ShowsProgress ? new TerminalProgress(session.Error, Width) : new LoggedProgress(session.Error, TimeProvider.System);

    static int Width()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
