using MonteCarloRisk.Cli.Invocation;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>A Spectre console over the streams of a command.</summary>
static class ConsolePage
{
    /// <summary>Columns where there is no terminal to ask.</summary>
    const int PlainWidth = 100;

    /// <summary>Standard output: with colours on a terminal, plain text elsewhere.</summary>
    public static IAnsiConsole Out(CommandSession session)
    {
        if (session.OutIsTerminal) return AnsiConsole.Console;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(session.Out),
        });
        console.Profile.Width = PlainWidth;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
