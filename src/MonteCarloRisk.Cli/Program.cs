using System.Text;
using MonteCarloRisk.Cli;

// Consoles that start in another code page would garble the tables.
if (OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;
return CommandLine.Run(args, Console.In, Console.Out, Console.Error);
