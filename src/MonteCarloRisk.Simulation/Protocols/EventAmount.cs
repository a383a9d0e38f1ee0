namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>What the amount of an event is.</summary>
public enum EventAmount
{
    /// <summary>Money in the numéraire.</summary>
    Money,

    /// <summary>A price.</summary>
    Price,

    /// <summary>The price of gas over its usual price.</summary>
    GasMultiple,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>What the amounts of events are, by what happened.</summary>
public static class EventAmounts
{
    /// <summary>What the amount is.</summary>
    /// <param name="kind">What happened.</param>
    public static EventAmount Of(ProtocolEventKind kind) => kind switch
    {
        ProtocolEventKind.KeeperOutage => EventAmount.GasMultiple,
        ProtocolEventKind.SequencerOutage => EventAmount.None,
        ProtocolEventKind.OraclePush or ProtocolEventKind.OracleOutage or ProtocolEventKind.WrongFeed or ProtocolEventKind.StalePrice or ProtocolEventKind.UncertainPrice
            or ProtocolEventKind.Halt or ProtocolEventKind.MeasureHalt or ProtocolEventKind.SoftHalt or ProtocolEventKind.Unwinding => EventAmount.Price,
        _ => EventAmount.Money,
    };

    /// <summary>What the amount is.</summary>
    /// <param name="kind">What happened, as answers write it, such as "keeperOutage".</param>
    public static EventAmount Of(string kind) => Enum.TryParse(kind, ignoreCase: true, out ProtocolEventKind known) ? Of(known) : EventAmount.Money;
}
