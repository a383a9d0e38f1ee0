using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>Sentences about loans, written options and perpetuals, of those that a market has rules for: a venue of perpetuals lends nothing, and its report says nothing of loans.</summary>
/// <param name="rules">The rules in force.</param>
sealed class RuleWords(MarginRules rules)
{
    // A market without rules is told of all.
    bool HasNone => rules.Collateral.Count + rules.Options.Count + rules.Perpetuals.Count == 0;

    bool HasLoans => HasNone || rules.Collateral.Count > 0;

    bool HasOptions => HasNone || rules.Options.Count > 0;

    bool HasPerpetuals => HasNone || rules.Perpetuals.Count > 0;

    bool HasMargins => HasOptions || HasPerpetuals;

    /// <summary>Which target sets which parameter.</summary>
    public string Targets(SolvencyTarget target)
    {
        string[] insolvency = [.. Where(HasLoans, "liquidation threshold"), .. Where(HasMargins, "maintenance margin")];
        string[] breach = [.. Where(HasLoans, "loan-to-value"), .. Where(!HasLoans || HasPerpetuals, "initial margin")];
        return $"The {string.Join(" and the ", insolvency)} {(insolvency.Length == 1 ? "is" : "are")} set by the insolvency target; the {string.Join(" and the ", breach)} by the breach target of {NumberText.Target(target.BreachProbability)}.";
    }

    /// <summary>On whom the parameters are solved.</summary>
    public string StandardAccounts
    {
        get
        {
            string[] accounts =
            [
                .. Where(HasLoans, "a borrower who stands at the liquidation threshold (insolvency) or opens at the loan-to-value (breach)"),
                .. Where(HasOptions, "an option writer who opens at the initial margin"),
                .. Where(HasPerpetuals, "a long and a short of each perpetual, who stand at the maintenance margin (insolvency) or open at the initial margin (breach)"),
            ];
            return $"The parameters are solved on standard accounts: {string.Join(", and ", accounts)}.";
        }
    }

    /// <summary>What the share is of that another venue would ask.</summary>
    public string Comparison => "The equity that the published rules of other venues would ask of the same account"
        + $"{(HasOptions ? ", beyond the value of a written option," : "")} as a share of {string.Join(", or of ", [.. Where(HasLoans, "the value of the collateral"), .. Where(HasOptions, "the value of the underlying"), .. Where(HasPerpetuals, "the notional of a perpetual")])}. "
        + (HasLoans ? "A borrower's is one minus the share that may be borrowed. " : "");

    /// <summary>Terms of the parameters.</summary>
    public IEnumerable<(string Term, string Meaning)> Terms(SolvencyTarget target)
    {
        yield return ("Maintenance requirement", $"equity over {string.Join(" plus ", [.. Where(HasLoans, "debt"), .. Where(HasOptions, "short notional"), .. Where(HasPerpetuals, "notional of perpetuals")])} below which an account may be liquidated."
            + (HasLoans ? " For a borrower it is 1 / liquidation threshold - 1." : ""));
        if (HasLoans)
        {
            yield return ("Loan-to-value", "debt over collateral value up to which an account may borrow. The recommended one is the largest from which an account is breached with probability at most "
                + $"{NumberText.Target(target.BreachProbability)} within the horizon, under the recommended liquidation threshold.");
            yield return ("Liquidation threshold", "debt over collateral value beyond which an account may be liquidated.");
        }

        if (!HasMargins) yield break;
        string[] of =
        [
            .. Where(HasOptions, "beyond the option's value needed to open and to keep a short option, as a fraction of the underlying's value"),
            .. Where(HasPerpetuals, HasOptions ? "of a perpetual, as a fraction of its notional" : "needed to open and to keep a perpetual, as a fraction of its notional"),
        ];
        yield return ("Initial and maintenance margin", $"equity {string.Join("; ", of)}. One over the initial margin is the largest leverage.");
    }

    /// <summary>What a standard account is.</summary>
    public string StandardAccount => string.Join(" ",
    [
        .. Where(HasLoans, "insolvency of a borrower is measured on the worst placed one, who stands at the liquidation threshold; breach on one who opens at the loan-to-value."),
        .. Where(HasOptions, "A writer is short one option against cash of its value plus the initial margin."),
        .. Where(HasPerpetuals, "A trader is long or short one unit of a perpetual against cash of the maintenance margin (insolvency) or the initial margin (breach)."),
    ]);

    static IEnumerable<string> Where(bool has, string words) => has ? [words] : [];
}
