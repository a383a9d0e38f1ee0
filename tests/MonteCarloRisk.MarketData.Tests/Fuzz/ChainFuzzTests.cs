using System.Globalization;
using System.Text;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.MarketData.OptionChains;

namespace MonteCarloRisk.MarketData.Tests.Fuzz;

/// <summary>Damaged real option chains: the readers refuse or read, what they read is what the cells say, and no row is lost.</summary>
public sealed class ChainFuzzTests : IDisposable
{
    const string History = "deribit_index_and_atm_iv_2025-12_2026-08.csv";

    static readonly string[] Files =
    [
        "deribit_chain_20251230T173115Z.csv", "deribit_chain_20260203T042935Z.csv", "deribit_chain_20260205T212937Z.csv", "deribit_chain_20260807T214936Z.csv", History,
    ];

    static readonly char[] Separators = [',', ',', ',', ';', '\t', '|'];

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void No_crash_and_no_number_that_differs_from_its_cell()
    {
        string[][] files = [.. Files.Select(file => File.ReadAllLines(Repository.SharedData($"options/{file}")))];
        Random random = FuzzCases.Random(20251230);
        var mutation = new Mutation(random);
        int read = 0, refused = 0;
        for (int i = 0; i < FuzzCases.Count / 2; i++)
        {
            int file = random.Next(files.Length);
            char separator = Separators[random.Next(Separators.Length)];
            string text = mutation.Restyle(FuzzCases.Part(files[file], random)).Replace(',', separator);
            for (int damages = random.Next(4); damages > 0; damages--)
                text = mutation.Damage(text);
            byte[] bytes = mutation.Bytes(text);
            string path = folder.Write("fuzz.csv", bytes);
            var cells = new ReferenceTable(new StreamReader(new MemoryStream(bytes), Encoding.UTF8).ReadToEnd(), separator);
            try
            {
                read += Files[file] == History ? CheckHistory(path, cells) : CheckChains(path, cells);
            }
            catch (InputException)
            {
                refused++;
            }
            catch (Exception crash)
            {
                Assert.Fail($"case {i} of {Files[file]}: {crash}\n{text}");
            }
        }

        // Both ends must be met for the fuzz to say anything.
        Assert.InRange(refused, FuzzCases.Count / 40, FuzzCases.Count);
        Assert.InRange(read, FuzzCases.Count / 2, int.MaxValue);
    }

    static int CheckChains(string path, ReferenceTable cells)
    {
        IReadOnlyList<OptionChain> chains = OptionChainReader.Read(path, "fuzz.csv");
        foreach (OptionChain chain in chains)
        {
            foreach (OptionQuote quote in chain.Quotes)
            {
                string[] name = cells.Cell(quote.Line, "instrument_name").Split('-');
                Assert.Equal(quote.Instrument, string.Join('-', name));
                Assert.Equal((chain.Asset, quote.Right), (name[0], name[3] == "C" ? OptionRight.Call : OptionRight.Put));
                Assert.Equal(DateTime.ParseExact(name[1], "dMMMyy", CultureInfo.InvariantCulture).AddHours(8), quote.Expiry);
                Assert.Equal(ReferenceCells.Number(name[2]), quote.Strike);
                Assert.Equal(ReferenceTimes.Read(cells.Cell(quote.Line, "timestamp")), chain.SnapshotTime);
                Same(cells, quote.Line, "bid_price", quote.Bid);
                Same(cells, quote.Line, "ask_price", quote.Ask);
                Same(cells, quote.Line, "mark_price", quote.Mark);
                Same(cells, quote.Line, "futures_price", quote.Forward);
                if (quote.MarkVolatility is { } volatility || ReferenceCells.Number(cells.Cell(quote.Line, "implied_volatility")) is not 0)
                    Same(cells, quote.Line, "implied_volatility", quote.MarkVolatility);
                if (cells.Has("open_interest"))
                    Same(cells, quote.Line, "open_interest", quote.OpenInterest);
                if (cells.Has("strike"))
                    Same(cells, quote.Line, "strike", quote.Strike);
                if (cells.Has("expiry_datetime"))
                    Assert.Equal(ReferenceTimes.Read(cells.Cell(quote.Line, "expiry_datetime")), quote.Expiry);
            }
        }

        Assert.Equal(cells.Lines, chains.SelectMany(chain => chain.Quotes).Select(quote => (long)quote.Line).Order());
        return cells.Lines.Count;
    }

    static int CheckHistory(string path, ReferenceTable cells)
    {
        IReadOnlyList<AtTheMoneyVolatility> history = AtTheMoneyHistoryReader.Read(path);
        foreach (AtTheMoneyVolatility row in history)
        {
            Assert.Equal(ReferenceTimes.Read(cells.Cell(row.Line, "timestamp_utc")), row.Time);
            Assert.Equal(cells.Cell(row.Line, "currency"), row.Asset);
            Assert.Equal(cells.Cell(row.Line, "atm_instrument"), row.Instrument ?? "");
            Same(cells, row.Line, "index_price", row.IndexPrice);
            Assert.Equal(ReferenceCells.Number(cells.Cell(row.Line, "n_options")), row.Options);
            Same(cells, row.Line, "atm_futures_price", row.Forward);
            Same(cells, row.Line, "atm_mark_iv", row.Volatility);
        }

        Assert.Equal(cells.Lines, history.Select(row => (long)row.Line));
        return history.Count;
    }

    static void Same(ReferenceTable cells, long line, string column, double? value)
    {
        string cell = cells.Cell(line, column);
        bool isSame = value is { } number ? ReferenceCells.Number(cell) is { } written && BitConverter.DoubleToInt64Bits(written) == BitConverter.DoubleToInt64Bits(number) : cell.Length == 0;
        Assert.True(isSame, $"line {line}, {column}: \"{cell}\" was read as {value?.ToString("R", CultureInfo.InvariantCulture) ?? "none"}");
    }
}
