using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.MarketData.OptionChains;

namespace MonteCarloRisk.Calibration.Tests.OptionChains;

public sealed class OptionChainReaderTests
{
    const string Header = "timestamp,currency,instrument_name,option_type,strike,expiry_datetime,bid_price,ask_price,mark_price,futures_price,futures_instrument_name,implied_volatility";
    const string Row = "2025-12-30T17:31:15.944181+00:00,BTC,BTC-31DEC25-70000-C,call,70000.0,2025-12-31T08:00:00+00:00,0.2075,0.216,0.20937741,88535.09,SYN.BTC-31DEC25,0.7742";

    [Theory]
    [InlineData("deribit_chain_20251230T173115Z.csv", 630, 674, 33, 0)]
    [InlineData("deribit_chain_20260203T042935Z.csv", 740, 816, 105, 0)]
    [InlineData("deribit_chain_20260205T212937Z.csv", 902, 938, 605, 459)]
    [InlineData("deribit_chain_20260807T214936Z.csv", 830, 710, 147, 0)]
    public void Every_row_of_a_real_chain_is_read(string file, int bitcoin, int ether, int withoutBid, int withoutAsk)
    {
        IReadOnlyList<OptionChain> chains = OptionChainReader.Read(Repository.SharedData($"options/{file}"), file);

        Assert.Equal([("BTC", bitcoin), ("ETH", ether)], chains.Select(chain => (chain.Asset, chain.Quotes.Count)));
        Assert.Equal(withoutBid, chains.Sum(chain => chain.Quotes.Count(quote => quote.Bid is null)));
        Assert.Equal(withoutAsk, chains.Sum(chain => chain.Quotes.Count(quote => quote.Ask is null)));
        Assert.All(chains, chain => Assert.Equal(12, chain.Quotes.Select(quote => quote.Expiry).Distinct().Count()));
        Assert.All(chains.SelectMany(chain => chain.Quotes), quote => Assert.Equal(8, quote.Expiry.Hour));
    }

    [Fact]
    public void A_row_becomes_a_quote_in_coin_with_its_forward()
    {
        OptionChain chain = Assert.Single(Read(Header, Row, Row.Replace("0.2075", "", StringComparison.Ordinal).Replace("70000-C", "70000-P", StringComparison.Ordinal).Replace("call", "put", StringComparison.Ordinal)));

        OptionQuote quote = chain.Quotes[0];
        Assert.Equal((OptionRight.Call, 70000.0, 0.2075, 0.216, 0.20937741, 0.7742, 88535.09, 2), (quote.Right, quote.Strike, quote.Bid, quote.Ask, quote.Mark, quote.MarkVolatility, quote.Forward, quote.Line));
        Assert.True(quote.IsSyntheticForward && quote.IsTwoSided);
        Assert.Null(chain.Quotes[1].Bid);
        Assert.False(chain.Quotes[1].IsTwoSided);
        Assert.Equal(new DateTime(2025, 12, 31, 8, 0, 0, DateTimeKind.Utc), quote.Expiry);
        Assert.Equal(52124.055819 / (365 * 86400), chain.YearsTo(quote.Expiry), 12);
    }

    [Fact]
    public void The_name_of_an_option_is_enough()
    {
        OptionChain chain = Assert.Single(Read("instrument_name;timestamp;bid_price;ask_price;mark_price;implied_volatility;futures_price", "ETH-1JAN26-2500-P;2025-12-30 00:00:00;;;;;2978.5"));

        Assert.Equal((OptionRight.Put, 2500.0), (chain.Quotes[0].Right, chain.Quotes[0].Strike));
        Assert.Equal(2 + (8.0 / 24), 365 * chain.YearsTo(chain.Quotes[0].Expiry), 9);
    }

    [Theory]
    [InlineData("0.2075", "x", "\"x\" in \"bid_price\" is not a number; a finite number")]
    [InlineData("0.2075", "-0.1", "\"-0.1\" in \"bid_price\" is below zero")]
    [InlineData("0.2075", "\"12\"3", "in \"bid_price\" is not a number")]
    [InlineData("2025-12-30T17:31:15.944181+00:00", "2025-12-30", "\"2025-12-30\" in \"timestamp\" is no time")]
    [InlineData("0.216", "NaN", "\"NaN\" in \"ask_price\" is not a number; a finite number")]
    [InlineData("88535.09", "0", "\"0\" in \"futures_price\" is not allowed")]
    [InlineData("70000.0", "71000", "strike is \"71000\"")]
    [InlineData("call", "put", "option_type is \"put\"")]
    [InlineData("call", "both", "\"both\" in \"option_type\" is not allowed")]
    [InlineData("2025-12-31T08:00:00+00:00", "2025-12-31T09:00:00+00:00", "they must agree")]
    [InlineData("2025-12-30T17:31:15.944181+00:00", "yesterday", "\"yesterday\" in \"timestamp\" is no time")]
    [InlineData("BTC-31DEC25-70000-C", "BTC-PERPETUAL", "\"BTC-PERPETUAL\" is no option")]
    [InlineData("BTC-31DEC25-70000-C", "BTC_USDC-31DEC25-70000-C", "is a linear option")]
    [InlineData("BTC-31DEC25-70000-C", "BTC-31XXX25-70000-C", "is no day of expiry")]
    [InlineData("BTC-31DEC25-70000-C", "BTC-31DEC25-70000-X", "neither C nor P")]
    [InlineData("BTC,BTC-31", "ETH,BTC-31", "currency is \"ETH\"")]
    [InlineData(",0.7742", "", "the row has 11 columns; the header has 12")]
    public void What_cannot_be_read_is_refused_with_its_line(string cell, string instead, string said)
    {
        InputException fault = Assert.Throws<InputException>(() => Read(Header, Row.Replace(cell, instead, StringComparison.Ordinal)));

        Assert.Contains(":2: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_twice_in_a_snapshot_is_refused() =>
        Assert.Contains("already stands on line 2", Assert.Throws<InputException>(() => Read(Header, Row, Row)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData(Header, "no rows below its header")]
    [InlineData("a,b\n1,2", "there is no timestamp column")]
    public void A_file_without_a_chain_is_refused(string content, string said) =>
        Assert.Contains(said, Assert.Throws<InputException>(() => Read(content)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_history_of_volatilities_is_read()
    {
        IReadOnlyList<AtTheMoneyVolatility> history = AtTheMoneyHistoryReader.Read(Repository.SharedData("options/deribit_index_and_atm_iv_2025-12_2026-08.csv"));

        Assert.Equal(1862, history.Count);
        Assert.Equal(272, history.Count(row => row.Instrument is null && row.Volatility is null));
        Assert.Equal(("BTC", 88530.23, 630, (string?)"BTC-30JAN26-88000-P", (double?)88909.99, (double?)0.3996), (history[0].Asset, history[0].IndexPrice, history[0].Options, history[0].Instrument, history[0].Forward, history[0].Volatility));
    }

    static IReadOnlyList<OptionChain> Read(params string[] lines)
    {
        using var folder = new TemporaryFolder();
        return OptionChainReader.Read(folder.Write("chain.csv", string.Join('\n', lines)), "chain.csv");
    }
}
