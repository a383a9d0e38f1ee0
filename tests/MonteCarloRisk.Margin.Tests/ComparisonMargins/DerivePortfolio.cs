using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.ComparisonMargins;

namespace MonteCarloRisk.Margin.Tests.ComparisonMargins;

/// <summary>
/// One of the 21 portfolios that Derive tests its first portfolio margin with: derivexyz/v2-core, test/risk-managers/unit-tests/PMRM/testAndVerifyScenarios.json. Options are written as
/// "seconds strike right contracts volatility"; margins are signed, as the venue gives them.
/// </summary>
public sealed record DerivePortfolio(int Number, double Initial, double Maintenance, string Options)
{
    public double Cash { get; init; }

    public double Units { get; init; }

    public double Perpetuals { get; init; }

    public double Profit { get; init; }

    public double StablePrice { get; init; } = 1;

    public double SpotConfidence { get; init; } = 1;

    public double PerpetualConfidence { get; init; } = 1;

    public double ExpiryConfidence { get; init; } = 1;

    public const double Spot = 1500;
    public const double PerpetualPrice = 1505;
    private const double SecondsPerYear = 365 * 86_400;

    // Forward that moves with the spot, forward that is fixed, and rate, by seconds to expiry.
    private static readonly Dictionary<int, (double Variable, double Fixed, double Rate)> Expiries = new()
    {
        [900] = (375.000374572104941568, 1101.666666666666754048, .01),
        [500_400] = (1500.8332793109938176, 0, .03),
        [1_191_600] = (1501.985045187195830272, 0, .05),
        [2_487_600] = (1504.146989085687808, 0, .04),
        [7_758_000] = (1512.971000787409567744, 0, .1),
    };

    public ComparedAccount Account() => new(
        new UnderlyingQuote("ETH", Spot, PerpetualPrice)
        {
            StablePrice = StablePrice,
            SpotConfidence = SpotConfidence,
            PerpetualConfidence = PerpetualConfidence,
            Expiries = Expiries.ToDictionary(expiry => expiry.Key / SecondsPerYear, expiry => new ExpiryQuote(expiry.Value.Variable, expiry.Value.Fixed, ExpiryConfidence)),
        },
        Cash,
        Units == 0 ? [] : [new CollateralHolding("ETH", Units, Spot)],
        Perpetuals == 0 ? [] : [new PerpetualPosition("ETH", Perpetuals, PerpetualPrice - (Profit / Perpetuals))],
        [.. Options.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Position)]);

    private static OptionPosition Position(string text)
    {
        string[] words = text.Split(' ');
        int seconds = int.Parse(words[0], CultureInfo.InvariantCulture);
        double Number(int word) => double.Parse(words[word], CultureInfo.InvariantCulture);
        return new OptionPosition(
            new EuropeanOption(text, "ETH", words[2] == "C" ? OptionRight.Call : OptionRight.Put, Number(1), seconds / SecondsPerYear, Number(4), Expiries[seconds].Rate, 0),
            Number(3));
    }

    public static IReadOnlyList<DerivePortfolio> All { get; } =
    [
        new(1, -368.4876197617556, -301.7685348603643, "500400 1500 C -1 1.04788449408498624"),
        new(2, 14.004464630197813, 81.3297422807589, "500400 1200 C 1 1.138939398828297472"),
        new(3, 332.34423845885675, 347.943066330574, "500400 500 C 1 1.653152366370104064; 500400 900 C -1 1.328657463897111040"),
        new(4, -398.5118864127499, 0.2304531876677714, "500400 1500 C 1 1.04788449408498624") { SpotConfidence = .5 },
        new(5, -698.5118864127498, 0.2304531876677714, "500400 1500 C 1 1.04788449408498624") { SpotConfidence = .1 },
        new(6, -23.51188641274988, 0.2304531876677714, "500400 1500 C 1 1.04788449408498624") { SpotConfidence = .8 },
        new(7, -23.51188641274988, 0.2304531876677714, "500400 1500 C 1 1.04788449408498624") { SpotConfidence = .8, PerpetualConfidence = .3 },
        new(8, -473.5118864127499, 0.2304531876677714, "500400 1500 C 1 1.04788449408498624") { ExpiryConfidence = .4 },
        new(9, -698.5118864127498, 0.2304531876677714, "500400 1500 C 1 1.04788449408498624") { ExpiryConfidence = .1 },
        new(10, -23.51188641274988, 0.2304531876677714, "500400 1500 C 1 1.04788449408498624"),
        new(11, -548.5118864127498, 0.2304531876677714, "500400 1500 C 1 1.04788449408498624") { ExpiryConfidence = .3 },
        new(12, -36.17446753297262, 0.2304531876677714, "500400 1500 C 1 1.04788449408498624") { StablePrice = .9 },
        new(13, 500.57685232924507, 511.77825387467243, "500400 1 C 1 3.603538277664962048; 500400 1500 C -1 1.04788449408498624; 500400 1500 P 1 1.04788449408498624; 500400 2700 C 1 1.364990899660472832; 500400 2700 P -1 1.364990899660472832; "
            + "1191600 2950 P 1 1.407606763626377984; 1191600 1500 C -1 1.047554809415723648; 1191600 1500 P 1 1.047554809415723648; 1191600 2700 C 1 1.364612791185947904; 1191600 2700 P -1 1.364612791185947904"),
        new(14, 1114.7467150165035, 1185.3347995844504, "500400 1500 C -1 1.04788449408498624") { Units = 1 },
        new(15, -291.82921015464996, -224.2917125856552, "500400 1500 C 1 1.04788449408498624; 500400 1500 P -1 1.04788449408498624"),
        new(16, -332.475, -255.75, "") { Perpetuals = 1 },
        new(17, 732.525, 809.25, "") { Cash = 1010, Perpetuals = 1, Profit = 55 },
        new(18, -62.717997469736275, -48.24607738893246, "900 1500 C -1 1.04812456681573312"),
        new(19, -63945.42303122806, -25539.348818812996, "1191600 1600 C -3 1.081048412239005184; 500400 4800 C -3 1.624361247821863424; 7758000 4400 P 1 1.584405720806435328; 900 2300 C 1 1.28392543899142912; 900 4800 C -1 1.62459138014023552; "
            + "7758000 1200 P 1 1.144561774965308544; 500400 1600 C 5 1.08148221631760128; 900 2900 P -1 1.400043082070291712; 900 1200 P -3 1.13855206095386688; 7758000 3700 P 1 1.508884353397713152; "
            + "7758000 1600 C -1 1.076946882275319424; 900 3900 C 5 1.536002173036551168; 900 2700 P 5 1.365264078859387136; 900 5000 P -3 1.6414495400304064; 7758000 1000 P -1 1.267221436484928256; "
            + "2487600 1400 P 5 1.041659241854383488; 900 3500 P -3 1.487763002948945408; 2487600 4400 C -3 1.58689298325996288; 2487600 1600 P 5 1.080236019562821504; 500400 1200 C 5 1.138939398828297472; "
            + "2487600 5000 C 1 1.640315242477901056; 500400 4600 C -20 1.606595828047296768; 500400 3100 C -20 1.431496024043739648; 500400 5000 C 5 1.641221757810627584; 500400 5000 P -1 1.641221757810627584; "
            + "1191600 3300 C -20 1.460263628725004032; 900 1400 P 1 1.040710473518362496; 7758000 3900 C -20 1.532219430053102336; 1191600 2900 P -3 1.399407566479993088; 2487600 2500 C 1 1.325420899566138112") { Cash = 10000, Units = 69, Perpetuals = 420, Profit = 2100 },
        new(20, -1000, -1000, "500400 1500 C -1 1.04788449408498624; 500400 1500 P 1 1.04788449408498624; 500400 2500 C 1 1.326538658030860032; 500400 2500 P -1 1.326538658030860032"),
        new(21, 931.6730907653532, 947.4408390502717, "500400 1500 C 1 1.04788449408498624; 500400 1500 P -1 1.04788449408498624; 500400 2500 C -1 1.326538658030860032; 500400 2500 P 1 1.326538658030860032"),
    ];
}
