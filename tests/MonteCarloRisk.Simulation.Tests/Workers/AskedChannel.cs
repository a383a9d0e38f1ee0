using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Simulation.Tests.Workers;

/// <summary>A worker whose answer to a question is given by a function.</summary>
internal sealed class AskedChannel : IWorkerChannel
{
    private readonly MemoryPipe questions = new();
    private readonly MemoryPipe answers = new();
    private readonly Func<WorkerMessage, WorkerMessage?> answer;

    public AskedChannel(Func<WorkerMessage, WorkerMessage?> answer)
    {
        this.answer = answer;
        new Thread(Serve) { IsBackground = true, Name = "worker" }.Start();
    }

    public Stream ToWorker => questions;

    public Stream FromWorker => answers;

    public bool IsKilled { get; private set; }

    public void Kill()
    {
        IsKilled = true;
        answers.Dispose();
        questions.Dispose();
    }

    public string DescribeEnd() => "is gone";

    public void Dispose() => Kill();

    private void Serve()
    {
        try
        {
            var reader = new FrameReader(questions);
            var writer = new FrameWriter(answers);
            writer.Write(SpokenChannel.Hello);
            while (true)
            {
                if (answer(reader.Read()) is { } said) writer.Write(said);
            }
        }
        catch (IOException)
        {
            // Closed by the test.
        }
    }
}
