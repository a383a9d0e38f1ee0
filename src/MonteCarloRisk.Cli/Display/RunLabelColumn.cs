using Spectre.Console;
using Spectre.Console.Rendering;

namespace MonteCarloRisk.Cli.Display;

/// <summary>What the run under way is for.</summary>
sealed class RunLabelColumn(RunProgress progress) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(progress.Current.Label);
}
