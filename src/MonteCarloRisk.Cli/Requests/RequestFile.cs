using System.Text;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Cli.Requests;

/// <summary>A file of requests, or standard input.</summary>
static class RequestFile
{
    /// <summary>Stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads the requests; their name is that of the file, for messages.</summary>
    public static (string Name, OneOrMany<T> Requests) Read<T>(string file, TextReader input)
        where T : class
    {
        (string name, byte[] text) = file == StandardInput
            ? ("standard input", Encoding.UTF8.GetBytes(input.ReadToEnd()))
            : (file, InputFile.ReadAllBytes(file));
        return (name, StrictJson.ReadOneOrMany<T>(name, text));
    }
}
