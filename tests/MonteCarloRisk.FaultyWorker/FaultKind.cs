namespace MonteCarloRisk.FaultyWorker;

/// <summary>What a worker does wrong.</summary>
public enum FaultKind
{
    /// <summary>Its device throws.</summary>
    Throw,

    /// <summary>Its device has too little memory.</summary>
    OutOfMemory,

    /// <summary>It does not answer.</summary>
    Hang,

    /// <summary>It writes bytes that are no message.</summary>
    Garbage,

    /// <summary>A bit of its next answer is flipped on the way.</summary>
    Corrupt,

    /// <summary>Its next answer comes twice.</summary>
    Repeat,

    /// <summary>It dies in the middle of its next answer.</summary>
    Truncate,

    /// <summary>It answers with a wrong bit, in good form.</summary>
    WrongBit,

    /// <summary>It ends as if all were well.</summary>
    Exit,

    /// <summary>It is killed.</summary>
    Kill,
}
