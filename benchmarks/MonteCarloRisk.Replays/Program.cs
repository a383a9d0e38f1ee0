using MonteCarloRisk.Domain;
using MonteCarloRisk.Replays.Pages;

if (args is not [var replay, var data, var folder] || replay is not ("maker" or "aave"))
{
    Console.Error.WriteLine("usage: maker|aave DATA FOLDER; DATA is the folder of real data, FOLDER where page and charts are written");
    return 2;
}

if (!Directory.Exists(data))
{
    Console.Error.WriteLine($"{data}: there is no such folder; it is that of the real data, such as ../shared/data");
    return 2;
}

try
{
    Directory.CreateDirectory(folder);
    if (replay == "maker") MakerPage.Write(data, folder);
    else AavePage.Write(data, folder);
    return 0;
}
catch (Exception refused) when (refused is InputException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(refused.Message);
    return 2;
}
