namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>A store's connection with its tables, which are used within the connection's transactions.</summary>
internal sealed class StoreTables : IDisposable
{
    public StoreTables(StoreConnection connection)
    {
        Connection = connection;
        Leases = new LeaseTable(connection);
        Plans = new PlanTable(connection);
        Blocks = new BlockTable(connection);
        Checkpoints = new CheckpointTable(connection);
        Outcomes = new OutcomeTable(connection, Checkpoints);
        Histories = new HistoryTable(connection);
        Runs = new RunTable(connection, Outcomes);
    }

    public StoreConnection Connection { get; }

    public RunTable Runs { get; }

    public PlanTable Plans { get; }

    public BlockTable Blocks { get; }

    public CheckpointTable Checkpoints { get; }

    public OutcomeTable Outcomes { get; }

    public HistoryTable Histories { get; }

    public LeaseTable Leases { get; }

    public void Dispose() => Connection.Dispose();
}
