using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Depth;
using MonteCarloRisk.MarketData.Events;
using MonteCarloRisk.MarketData.Funding;
using MonteCarloRisk.MarketData.Positions;

namespace MonteCarloRisk.MarketData.Tests.Records;

public sealed class RecordRefusalTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_cell_is_refused_with_its_line_its_column_and_what_is_allowed()
    {
        Refused(path => FundingRateReader.Read("X", path, FundingUnit.Fraction, TimeSpan.FromHours(8)), "date,funding_rate\n2026-06-28,\n", ":2", "\"\" in \"funding_rate\" is not a number");
        Refused(path => FundingRateReader.Read("X", path, FundingUnit.Fraction, TimeSpan.FromHours(8)), "calc_time,funding_interval_hours,last_funding_rate\n1782604800000,0,0.1\n", ":2", "0 hours are no interval");
        Refused(path => FundingRateReader.ReadTable(path, FundingUnit.Percent, TimeSpan.FromHours(8)), "date,BTC,BTC\n2026-06-28,1,1\n", ":1", "two columns are named \"BTC\"");
        Refused(OpenInterestReader.ReadTable, "date\n2026-06-28\n", ":1", "one for each asset");
        Refused(SaiPositionReader.Read, "cupi,owner,ink,art,state,time\n1,0x,1,2,open,1538626097000\n", ":2", "allowed are \"safe\", \"unsafe\", \"closed\"");
        Refused(SaiPositionReader.Read, "cupi,owner,ink,art,state\n1,0x,1,2,safe\n", ":1", "there is no time column");
        Refused(OracleUpdateReader.Read, "blockNumber,price_usd\n1.5,2\n", ":2", "\"1.5\" in \"blockNumber\" is not a whole number");
        Refused(MakerAuctionReader.Read, "", "", "empty");
        Refused(SlippageVolumeReader.ReadCsv, "sold,bought,volume_usd,llc\nA,,1,1.1\n", ":2", "a text that is not blank");
        Refused(BookDepthReader.Read, "timestamp,percentage,depth,notional\n2026-06-28,x,1,1\n", ":2", "\"x\" in \"percentage\"");
    }

    [Fact]
    public void A_value_of_a_snapshot_is_refused_with_its_line_and_its_place()
    {
        Refused(SlippageVolumeReader.ReadJson, "{\n\"A\": {\n\"B\": { \"volume\": \"x\", \"llc\": 1.1 } } }", ":3", "\"x\" as \"A.B.volume\" is not allowed; a finite number");
        Refused(SlippageVolumeReader.ReadJson, "{\n\"A\": {\n\"B\": { \"llc\": 1.1 } } }", ":3", "\"A.B\" has no \"volume\"");
        Refused(SlippageVolumeReader.ReadJson, "{\n\"A\": {\n\"B\": { \"llc\": 1.1, } } }", ":3", "not JSON");
        Refused(SlippageVolumeReader.ReadJson, "{\n\"A\\ud800\": {} }", ":2", "half of a surrogate pair");
        Refused(SlippageVolumeReader.ReadJson, "[1]", ":1", "an object is needed");
        Refused(path => LendingPlatformReader.ReadJson(path).Markets, "{ \"json_time\": 1,\n \"names\": {} }", ":1", "is not allowed; allowed are yyyy-MM-dd");
        Refused(path => CrvUsdMarketReader.ReadJson(path).Bands, "{ \"llamma_params\": {\n} }", ":1", "has no \"controller_params\"");
    }

    [Fact]
    public void The_interval_of_funding_is_taken_from_the_file_where_it_is_there() =>
        Assert.Equal(
            new FundingRate(DateTime.UnixEpoch.AddSeconds(1782604800), "X", 0.0001, TimeSpan.FromHours(4), 2),
            Assert.Single(FundingRateReader.Read("X", folder.Write("f.csv", "calc_time,funding_interval_hours,last_funding_rate\n1782604800000,4,0.0001\n"), FundingUnit.Fraction, TimeSpan.FromHours(8))));

    [Fact]
    public void Depth_and_slippage_are_read_from_tables()
    {
        Assert.Equal(
            new BookDepth(DateTime.UnixEpoch.AddSeconds(1782604800), -0.2, 12.5, 30000, 2),
            Assert.Single(BookDepthReader.Read(folder.Write("d.csv", "timestamp,percentage,depth,notional\n2026-06-28 00:00:00,-0.20,12.5,30000\n"))));
        Assert.Equal(
            new SlippageVolume("A", "B", 5, 1.1, null, 2),
            Assert.Single(SlippageVolumeReader.ReadCsv(folder.Write("s.csv", "sold,bought,volume_usd,llc\nA,B,5,1.1\n"))));
    }

    void Refused<T>(Func<string, IEnumerable<T>> read, string text, string line, string says)
    {
        string path = folder.Write("broken", text);

        var error = Assert.Throws<InputException>(() => read(path).Count());

        Assert.Equal(path + line, error.Where);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
