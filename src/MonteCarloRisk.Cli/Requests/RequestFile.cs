using System.Security.Cryptography;
using System.Text;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Cli.Requests;

/// <summary>A file of requests, or standard input.</summary>
/// <param name="Name">Its name, for messages.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Requests">What it asks for.</param>
sealed record RequestFile<T>(string Name, string Sha256, OneOrMany<T> Requests)
    where T : class
{
    /// <summary>Stands for standard input.</summary>
    const string StandardInput = "-";

    public static RequestFile<T> Read(string file, TextReader input)
    {
        (string name, byte[] text) = file == StandardInput
            ? ("standard input", Encoding.UTF8.GetBytes(input.ReadToEnd()))
            : (file, InputFile.ReadAllBytes(file));
        return new RequestFile<T>(name, Convert.ToHexStringLower(SHA256.HashData(text)), StrictJson.ReadOneOrMany<T>(name, text));
    }
}
