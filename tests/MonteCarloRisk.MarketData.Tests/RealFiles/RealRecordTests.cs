using System.Globalization;
using MonteCarloRisk.MarketData.Depth;
using MonteCarloRisk.MarketData.Events;
using MonteCarloRisk.MarketData.Funding;
using MonteCarloRisk.MarketData.Positions;

namespace MonteCarloRisk.MarketData.Tests.RealFiles;

/// <summary>Counts, periods and totals are those that the notes beside the data state.</summary>
public sealed class RealRecordTests
{
    static readonly TimeSpan EightHours = TimeSpan.FromHours(8);

    [Fact]
    public void Daily_means_of_funding()
    {
        FundingRate[] rates = [.. FundingRateReader.Read("BTC", Data("funding/BTC_perp_daily_mean_2019_2026.csv"), FundingUnit.Fraction, EightHours)];

        Assert.Equal((2348, Day("2019-09-10"), Day("2026-02-12")), (rates.Length, rates[0].Time, rates[^1].Time));
        Assert.Equal(-0.00127, rates.Single(rate => rate.Time == Day("2020-03-13")).Rate, 5);
    }

    [Fact]
    public void Funding_in_percent_of_thirteen_tokens()
    {
        FundingRate[] rates = [.. FundingRateReader.ReadTable(Data("funding/binance_perp_funding_pct_2022_2023.csv"), FundingUnit.Percent, EightHours)];

        Assert.Equal((703 * 13, Day("2022-01-02"), Day("2023-12-05")), (rates.Length, rates[0].Time, rates[^1].Time));
        Assert.Equal(new FundingRate(Day("2022-01-02"), "ETH", 0.006714 / 100, EightHours, 2), rates[1]);
        Assert.Equal(-0.02, rates.Single(rate => rate is { Asset: "SOL" } && rate.Time == Day("2022-11-09")).Rate);
    }

    [Fact]
    public void Open_interest_of_thirteen_tokens()
    {
        OpenInterest[] open = [.. OpenInterestReader.ReadTable(Data("funding/binance_perp_open_interest_2022_2023.csv"))];

        Assert.Equal(703 * 13, open.Length);
        Assert.Equal(new OpenInterest(Day("2022-01-02"), "BTC", 73297.806, 2), open[0]);
    }

    [Fact]
    public void Borrowers_of_Aave_v2()
    {
        AaveV2Position[] positions = [.. AavePositionReader.ReadV2(Data("positions/aave_v2_steth_2023-06.csv"))];

        Assert.Equal((1309, 4), (positions.Length, positions.Count(position => position.HealthFactor < 1)));
        Assert.Equal((1_104_270, 509_688), (Math.Round(positions.Sum(position => position.Collateral)), Math.Round(positions.Sum(position => position.Debt))));
        Assert.All(positions, position => Assert.Equal(1, position.Collateral * position.LiquidationThreshold / 10000 / position.Debt / position.HealthFactor, 1e-15));
    }

    [Fact]
    public void Borrowers_of_Aave_v3()
    {
        AaveV3Position[] positions = [.. AavePositionReader.ReadV3(Data("positions/aave_v3_wsteth_2023-06.csv"))];

        Assert.Equal(502, positions.Length);
        Assert.Equal((652.1, 403.9), (Math.Round(positions.Sum(position => position.Collateral) / 1e6, 1), Math.Round(positions.Sum(position => position.Debt) / 1e6, 1)));
        Assert.All(positions, position => Assert.Equal((1719.89763743, 1941.42439258), (position.Prices.Ether, position.Prices.WrappedStakedEther)));
    }

    [Fact]
    public void Positions_of_single_collateral_Dai()
    {
        SaiPosition[] positions = [.. SaiPositionReader.Read(Data("positions/maker_sai_cdps_2018-10.csv"))];

        Assert.Equal((3665, 834, 2596), (positions.Length, positions.Count(position => position.State == SaiState.Closed), positions.Count(position => position.Debt == 0)));
        Assert.Equal((782_446, 58.25), (Math.Round(positions.Sum(position => position.Collateral)), Math.Round(positions.Sum(position => position.Debt) / 1e6, 2)));
    }

    [Fact]
    public void Liquidations_on_Aave_v2_in_two_units()
    {
        AaveLiquidation[] events = [.. AaveLiquidationReader.Read(Data("liquidations/aave_v2_mainnet_2020-12_2022-04.csv"))];

        Assert.Equal((11490, 6225), (events.Length, events.Count(liquidation => liquidation.Unit == AmountUnit.RawInteger)));
        Assert.Equal((Day("2020-12-17"), Day("2022-04-03")), (events[0].Time.Date, events[^1].Time.Date));
        // The notes count 1,113 and 667, with the seven doubled rows that the file no longer has.
        Assert.Equal((1110, 679, 666), (CountOn("2021-05-23"), CountOn("2021-05-19"), CountOn("2022-01-22")));
        int CountOn(string day) => events.Count(liquidation => liquidation.Time.Date == Day(day));
    }

    [Fact]
    public void Tokens_of_Aave_v2_turn_raw_amounts_to_tokens()
    {
        AaveReserve[] reserves = [.. AaveReserveReader.Read(Data("liquidations/aave_v2_reserve_params.csv"))];
        AaveLiquidation first = AaveLiquidationReader.Read(Data("liquidations/aave_v2_mainnet_2020-12_2022-04.csv")).First();
        AaveReserve dai = reserves.Single(reserve => reserve.Symbol == first.CollateralAsset && reserve.Pool == first.Pool);

        Assert.Equal(52, reserves.Length);
        Assert.Equal((18, 17.805688961227929), (dai.Decimals, dai.Tokens(first.CollateralAmount)));
    }

    [Fact]
    public void Liquidations_on_Compound_v3()
    {
        CompoundLiquidation[] events = [.. CompoundLiquidationReader.Read(Data("liquidations/compound_v3_2025_2026.csv"))];

        Assert.Equal((661, 99, 79), (events.Length, events.Count(liquidation => liquidation.ValueUsd == 0), events.Count(liquidation => liquidation.Time.Date == Day("2026-02-05"))));
        Assert.Equal(108.02, Math.Round(events.Sum(liquidation => liquidation.ValueUsd) / 1e6, 2));
        Assert.Equal((198, 231, 232), (events.Count(liquidation => liquidation.OracleAuction == true), events.Count(liquidation => liquidation.OracleAuction == false), events.Count(liquidation => liquidation.OracleAuction is null)));
    }

    [Fact]
    public void Auctions_of_Maker()
    {
        MakerAuction[] auctions = [.. MakerAuctionReader.Read(Data("maker/flip_eth_a_auctions_2019-11_2020-04.csv"))];

        Assert.Equal(Enumerable.Range(1, 4865).Select(number => (long)number), auctions.Select(auction => auction.Number));
        Assert.Equal((17, 1461), (auctions.Count(auction => auction.Deal is null), auctions.Count(auction => auction.BestPrice < 1)));
        Assert.Equal(62842.93, Math.Round(auctions.Where(auction => auction.BestPrice < 1).Sum(auction => auction.Lot), 2));
    }

    [Fact]
    public void Updates_of_an_oracle_with_its_first_zero()
    {
        OracleUpdate[] updates = [.. OracleUpdateReader.Read(Data("maker/osm_eth_price_updates.csv"))];

        Assert.Equal((3606, new OracleUpdate(8936560, 0, 2), new OracleUpdate(9864728, 152.59, 3607)), (updates.Length, updates[0], updates[^1]));
    }

    [Fact]
    public void Volumes_within_a_slippage()
    {
        IReadOnlyList<SlippageVolume> volumes = SlippageVolumeReader.ReadJson(Data("dex/aurigami_usd_volume_for_slippage_2022-10-10.json"));

        Assert.Equal(30, volumes.Count);
        Assert.Equal(new SlippageVolume("auUSDC", "auETH", 52975.19826889038, 1.1, DateTime.UnixEpoch.AddSeconds(1665412366), 1), volumes[0]);
    }

    [Fact]
    public void Markets_of_a_lending_platform()
    {
        LendingPlatform platform = LendingPlatformReader.ReadJson(Data("dex/aurigami_lending_platform_2022-10-10.json"));

        Assert.Equal((6, DateTime.UnixEpoch.AddSeconds(1665412366)), (platform.Markets.Count, platform.Time));
        LendingMarket staked = platform.Markets.Single(market => market.Name == "auSTNEAR");
        Assert.Equal((24, 3.8814604, 0.4, 4327690.063059754, 3.8814604e-24), (staked.Decimals, staked.PriceUsd, staked.CollateralFactor, staked.CollateralCapUsd, staked.BorrowCapUsd));
    }

    [Fact]
    public void A_crvUSD_market_and_its_borrowers_as_a_table_agree()
    {
        CrvUsdMarket market = CrvUsdMarketReader.ReadJson(Data("dex/crvusd_wsteth_market_state_2024-01-30.json"));
        CrvUsdPosition[] table = [.. CrvUsdPositionReader.Read(Data("positions/crvusd_wsteth_borrowers_2024-01-30.csv"))];

        Assert.Equal((240, 1068, 19122585), (market.Positions.Count, market.Bands.Count, market.Block));
        Assert.Equal(table.Select(position => position with { Line = 0 }), market.Positions.Select(position => position with { Line = 0 }));
        Assert.Equal((20210.55, 33.26), (Math.Round(table.Sum(position => position.Collateral), 2), Math.Round(table.Sum(position => position.Debt) / 1e6, 2)));
        Assert.Equal((-23, 2735.751843868531107427, 0.06), (market.ActiveBand, market.OraclePrice, market.LiquidationDiscount));
        Assert.Equal(new PooledCoin("USDC", 8248804246143, 6), market.Pools[2].Coins[0]);
        Assert.True(market.Positions[0].Line < market.Positions[1].Line);
    }

    static string Data(string path) => Repository.SharedData(path);

    static DateTime Day(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
