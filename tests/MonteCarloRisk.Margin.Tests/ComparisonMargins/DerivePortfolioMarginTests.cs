using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.ComparisonMargins.Derive;

namespace MonteCarloRisk.Margin.Tests.ComparisonMargins;

public sealed class DerivePortfolioMarginTests
{
    private const double SecondsPerYear = 365 * 86_400;
    private const double Week = 500_400 / SecondsPerYear;

    public static TheoryData<int> Portfolios => [.. Enumerable.Range(1, 21)];

    [Theory]
    [MemberData(nameof(Portfolios))]
    public void The_projects_test_portfolios_are_reproduced(int number)
    {
        DerivePortfolio portfolio = DerivePortfolio.All[number - 1];
        VenueRequirement asked = Ask(portfolio);

        // The two forms of each number that the project gives agree to 2e-14 of the largest, 1e5.
        double scale = Math.Max(1500, Math.Abs(asked.Equity));
        Assert.InRange(asked.MaintenanceExcess, portfolio.Maintenance - (1e-12 * scale), portfolio.Maintenance + (1e-12 * scale));
        Assert.InRange(asked.InitialExcess, portfolio.Initial - (1e-12 * scale), portfolio.Initial + (1e-12 * scale));
    }

    [Fact]
    public void A_short_call_is_marked_and_shocked_as_published()
    {
        VenueRequirement asked = Ask(DerivePortfolio.All[0]);
        // Black (1976) on the forward, to half of the last digit that is published.
        Assert.Equal(-79.37158518906, asked.Equity, 5e-12);
        Assert.Equal("spot +15%, volatility up", asked.Binding);
        Assert.Equal(new RequirementPart("static contingency", 15 * 1.3, 15), asked.Parts[1]);
        Assert.Equal(207.3969496713, asked.Parts[0].Maintenance, 1e-10);
        Assert.Equal(-301.7685348604, asked.MaintenanceExcess, 1e-10);
        Assert.Equal(-368.4876197618, asked.InitialExcess, 1e-10);
    }

    /// <summary>A covered call, and a call held with a put written at the same strike: mark and worst scenario, which the requirements hide in their sums, to half of the last digit published. By parity the second is marked at forward less strike.</summary>
    [Theory]
    [InlineData(14, 1420.62841, 190.29362, 1185.33480, 1114.74672)]
    [InlineData(15, .83328, 225.12499, -224.29171, -291.82921)]
    public void Books_of_two_are_marked_and_shocked_as_published(int number, double mark, double worst, double maintenance, double initial)
    {
        const double half = 5e-6;
        VenueRequirement asked = Ask(DerivePortfolio.All[number - 1]);
        Assert.Equal(mark, asked.Equity, half);
        Assert.Equal("worst scenario", asked.Parts[0].Name);
        Assert.Equal(worst, asked.Parts[0].Maintenance, half);
        Assert.Equal(maintenance, asked.MaintenanceExcess, half);
        Assert.Equal(initial, asked.InitialExcess, half);
    }

    [Fact]
    public void The_basis_contingency_of_a_short_call_is_as_published()
    {
        // Alone, without scenarios, it binds.
        VenueRequirement asked = (DerivePortfolioMargin.Tests with { Scenarios = [] }).Ask(DerivePortfolio.All[0].Account()).Requirement!;
        Assert.Equal("basis between spot and forwards", asked.Binding);
        Assert.Equal(11.2759112694, asked.Parts[0].Maintenance, 1e-10);
    }

    [Fact]
    public void Volatilities_move_as_published()
    {
        VolatilityRange range = DerivePortfolioMargin.Tests.Volatility;
        Assert.Equal(1.63792989, range.Multiple(Week), 5e-9);
        Assert.Equal(1.73706845, range.Factor(VolatilityShock.Up, Week), 5e-9);
        Assert.Equal(.50862103, range.Factor(VolatilityShock.Down, Week), 5e-9);

        // Of the project's test portfolios: 900 seconds stand on the floor of a day, 90 days on the long-term power.
        Assert.Equal(2.2483860016024813, range.Factor(VolatilityShock.Up, 900 / SecondsPerYear), 1e-14);
        Assert.Equal(.7398485004517223, range.Factor(VolatilityShock.Down, 7_758_000 / SecondsPerYear), 1e-14);
    }

    [Theory]
    [InlineData(12, 36.17447)]
    [InlineData(4, 398.51189)]
    [InlineData(8, 473.51189)]
    [InlineData(11, 548.51189)]
    [InlineData(9, 698.51189)]
    public void Pegs_and_doubtful_feeds_raise_the_initial_requirement_alone(int number, double deficit)
    {
        VenueRequirement sound = Ask(DerivePortfolio.All[9]);
        VenueRequirement asked = Ask(DerivePortfolio.All[number - 1]);
        Assert.Equal(-deficit, asked.InitialExcess, 5e-6);
        Assert.Equal(-23.51189, sound.InitialExcess, 5e-6);
        Assert.Equal(sound.Maintenance, asked.Maintenance);
    }

    /// <summary>The long call again: the factor at a stable coin of 0.90, and what each doubtful feed adds.</summary>
    [Theory]
    [InlineData(12, 1.46, 0)]
    [InlineData(4, 1.3, 375)]
    [InlineData(5, 1.3, 675)]
    [InlineData(8, 1.3, 450)]
    [InlineData(9, 1.3, 675)]
    [InlineData(11, 1.3, 525)]
    [InlineData(7, 1.3, 0)]
    public void The_initial_factor_and_the_contingency_of_feeds_are_as_published(int number, double factor, double contingency)
    {
        VenueRequirement asked = Ask(DerivePortfolio.All[number - 1]);
        Assert.Equal(factor, asked.Parts[0].Initial / asked.Parts[0].Maintenance, 1e-12);
        Assert.Equal(contingency, asked.Parts[2].Initial, 1e-9);
        Assert.Equal(.23045, asked.MaintenanceExcess, 5e-6);
    }

    [Fact]
    public void The_grid_of_the_main_network_is_as_published()
    {
        Assert.Equal(23, DerivePortfolioMargin.Mainnet.Scenarios.Count);
        Assert.Equal(21, DerivePortfolioMargin.Tests.Scenarios.Count);
        Assert.Equal((1.2, .8), (DerivePortfolioMargin.Mainnet.Scenarios[0].SpotFactor, DerivePortfolioMargin.Mainnet.Scenarios[^1].SpotFactor));
    }

    [Fact]
    public void Other_collateral_and_other_underlyings_are_refused()
    {
        ComparedAccount account = DerivePortfolio.All[13].Account();
        Assert.Equal("takes cash and the underlying as collateral, nothing else", DerivePortfolioMargin.Mainnet.Ask(account with { Collateral = [new CollateralHolding("USDT", 1, 1)] }).Reason);
        VenueAnswer other = DerivePortfolioMargin.Mainnet.Ask(account with { Quote = account.Quote with { Underlying = "LINK" } });
        Assert.Equal((null, "has no market in this asset"), (other.Requirement, other.Reason));
    }

    private static VenueRequirement Ask(DerivePortfolio portfolio) => DerivePortfolioMargin.Tests.Ask(portfolio.Account()).Requirement!;
}
