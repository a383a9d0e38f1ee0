using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Depth;
using MonteCarloRisk.MarketData.Events;
using MonteCarloRisk.MarketData.Funding;
using MonteCarloRisk.MarketData.Positions;

namespace MonteCarloRisk.MarketData.Tests.Fuzz;

/// <summary>Damaged real files of the other kinds.</summary>
public sealed class RecordFuzzTests : IDisposable
{
    // Numbers of a record by the names of their columns.
    static readonly (string File, Func<string, IEnumerable<(long Line, (string Column, double Value)[] Numbers)>> Read)[] Readers =
    [
        ("funding/BTC_perp_daily_mean_2019_2026.csv", path => FundingRateReader.Read("BTC", path, FundingUnit.Fraction, TimeSpan.FromHours(8)).Select(rate => (rate.Line, new[] { ("funding_mean", rate.Rate) }))),
        ("funding/binance_perp_funding_pct_2022_2023.csv", path => FundingRateReader.ReadTable(path, FundingUnit.Fraction, TimeSpan.FromHours(8)).Select(rate => (rate.Line, new[] { (rate.Asset, rate.Rate) }))),
        ("funding/binance_perp_open_interest_2022_2023.csv", path => OpenInterestReader.ReadTable(path).Select(open => (open.Line, new[] { (open.Asset, open.Tokens) }))),
        ("positions/aave_v2_steth_2023-06.csv", path => AavePositionReader.ReadV2(path).Select(position => (position.Line, new[] { ("collateral", position.Collateral), ("debt", position.Debt), ("threshold", position.LiquidationThreshold), ("healthf", position.HealthFactor), ("amount", position.StakedEther) }))),
        ("positions/aave_v3_wsteth_2023-06.csv", path => AavePositionReader.ReadV3(path).Select(position => (position.Line, new[] { ("collateral", position.Collateral), ("debt", position.Debt), ("emode", position.EfficiencyMode), ("steth_price", position.Prices.WrappedStakedEther) }))),
        ("positions/maker_sai_cdps_2018-10.csv", path => SaiPositionReader.Read(path).Select(position => (position.Line, new[] { ("cupi", (double)position.Number), ("ink", position.Collateral), ("art", position.Debt) }))),
        ("positions/crvusd_wsteth_borrowers_2024-01-30.csv", path => CrvUsdPositionReader.Read(path).Select(position => (position.Line, new[] { ("collateral", position.Collateral), ("debt", position.Debt), ("n1", position.FirstBand), ("health", position.Health) }))),
        ("liquidations/aave_v2_mainnet_2020-12_2022-04.csv", path => AaveLiquidationReader.Read(path).Select(liquidation => (liquidation.Line, new[] { ("collateralAmount", liquidation.CollateralAmount), ("principalAmount", liquidation.DebtAmount) }))),
        ("liquidations/compound_v3_2025_2026.csv", path => CompoundLiquidationReader.Read(path).Select(liquidation => (liquidation.Line, new[] { ("value_liquidated_usd", liquidation.ValueUsd) }))),
        ("liquidations/aave_v2_reserve_params.csv", path => AaveReserveReader.Read(path).Select(reserve => (reserve.Line, new[] { ("decimals", (double)reserve.Decimals), ("reserveLiquidationBonus", reserve.LiquidationBonus) }))),
        ("maker/flip_eth_a_auctions_2019-11_2020-04.csv", path => MakerAuctionReader.Read(path).Select(auction => (auction.Line, new[] { ("lot", auction.Lot), ("best_price_ethdai", auction.BestPrice), ("bidCount", auction.BidCount) }))),
        ("maker/osm_eth_price_updates.csv", path => OracleUpdateReader.Read(path).Select(update => (update.Line, new[] { ("blockNumber", (double)update.Block), ("price_usd", update.PriceUsd) }))),
    ];

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void No_crash_and_no_number_of_a_table_that_differs_from_its_cell()
    {
        string[][] files = [.. Readers.Select(reader => File.ReadAllLines(Repository.SharedData(reader.File)))];
        Random random = FuzzCases.Random(20221108);
        var mutation = new Mutation(random);
        int read = 0, refused = 0;
        for (int i = 0; i < FuzzCases.Count / 2; i++)
        {
            int file = random.Next(files.Length);
            string text = mutation.Restyle(FuzzCases.Part(files[file], random));
            for (int damages = random.Next(4); damages > 0; damages--)
                text = mutation.Damage(text);
            byte[] bytes = mutation.Bytes(text);
            string path = folder.Write("fuzz.csv", bytes);
            var cells = new ReferenceCells(new StreamReader(new MemoryStream(bytes), Encoding.UTF8).ReadToEnd(), ',');
            try
            {
                foreach ((long line, (string Column, double Value)[] numbers) in Readers[file].Read(path))
                {
                    foreach ((string column, double value) in numbers)
                        Equal(cells, line, column, value);
                    read++;
                }
            }
            catch (InputException)
            {
                refused++;
            }
            catch (Exception crash)
            {
                Assert.Fail($"case {i} of {Readers[file].File}: {crash}\n{text}");
            }
        }

        Assert.InRange(refused, FuzzCases.Count / 40, FuzzCases.Count);
        Assert.InRange(read, FuzzCases.Count / 2, int.MaxValue);
    }

    [Fact]
    public void No_crash_and_no_number_of_a_snapshot_that_differs_from_its_value()
    {
        string text = File.ReadAllText(Repository.SharedData("dex/aurigami_usd_volume_for_slippage_2022-10-10.json"));
        string platform = File.ReadAllText(Repository.SharedData("dex/aurigami_lending_platform_2022-10-10.json"));
        Random random = FuzzCases.Random(20221010);
        var mutation = new Mutation(random);
        int read = 0, refused = 0;
        for (int i = 0; i < FuzzCases.Count / 10; i++)
        {
            bool volumes = random.Next(2) == 0;
            string damaged = volumes ? text : platform;
            for (int damages = random.Next(3); damages > 0; damages--)
                damaged = mutation.Damage(damaged);
            string path = folder.Write("fuzz.json", mutation.Bytes(damaged));
            try
            {
                if (volumes)
                {
                    IReadOnlyList<SlippageVolume> found = SlippageVolumeReader.ReadJson(path);
                    JsonNode json = JsonNode.Parse(File.ReadAllText(path).TrimStart('\uFEFF'))!;
                    foreach (SlippageVolume volume in found)
                        Assert.Equal(double.Parse(json[volume.Sold]![volume.Bought]!["volume"]!.ToString(), CultureInfo.InvariantCulture), volume.VolumeUsd);
                    read += found.Count;
                }
                else
                {
                    LendingPlatform found = LendingPlatformReader.ReadJson(path);
                    JsonNode json = JsonNode.Parse(File.ReadAllText(path).TrimStart('\uFEFF'))!;
                    foreach (LendingMarket market in found.Markets)
                        Assert.Equal(double.Parse(json["borrow_caps"]![market.Name]!.ToString(), CultureInfo.InvariantCulture), market.BorrowCapUsd);
                    read += found.Markets.Count;
                }
            }
            catch (InputException)
            {
                refused++;
            }
            catch (Exception crash)
            {
                Assert.Fail($"case {i}: {crash}\n{damaged}");
            }
        }

        Assert.InRange(refused, FuzzCases.Count / 100, FuzzCases.Count);
        Assert.InRange(read, FuzzCases.Count / 10, int.MaxValue);
    }

    // The header stands on the first line that is not blank; a damaged one may have lost its place, and then another line has that name.
    static void Equal(ReferenceCells cells, long line, string column, double value)
    {
        for (long header = 1; header < line; header++)
        {
            int index = Math.Max(cells.Column(header, column), cells.Column(header, OtherName(column)));
            if (index < 0)
                continue;
            string cell = cells.Cell(line, index);
            Assert.True(ReferenceCells.Number(cell) is { } number && number.Equals(value), $"line {line}, {column}: \"{cell}\" was read as {value:R}");
            return;
        }

        Assert.Fail($"no line above {line} has the column {column}");
    }

    // What a cut leaves of a name may be a name that the reader knows.
    static string OtherName(string column) => column == "funding_mean" ? "funding" : column;
}
