using Microsoft.Data.Sqlite;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>A prepared statement; its parameters are ?1, ?2 and so on.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;

    public Statement(SqliteConnection connection, string sql)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
    }

    /// <summary>Runs it to its end and returns how many rows it changed.</summary>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs it and reads every row.</summary>
    /// <param name="read">Reads a row.</param>
    /// <param name="values">The parameters.</param>
    /// <exception cref="SqliteException">Also where a row does not hold what its columns are for: SQLite takes that from a damaged page.</exception>
    public List<T> Query<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(Read(reader, read));
        return rows;
    }

    public void Dispose() => command.Dispose();

    private static T Read<T>(SqliteDataReader row, Func<SqliteDataReader, T> read)
    {
        try
        {
            return read(row);
        }
        catch (Exception fault) when (fault is InvalidCastException or InvalidOperationException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new SqliteException(fault.Message, SQLitePCL.raw.SQLITE_CORRUPT);
        }
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        while (command.Parameters.Count < values.Length) command.Parameters.Add(new SqliteParameter { ParameterName = $"?{command.Parameters.Count + 1}" });
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
