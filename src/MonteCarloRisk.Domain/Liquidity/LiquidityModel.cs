using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Liquidity;

/// <summary>
/// What a sale of an asset costs: its slippage, the share of the value at the price of the date that the sale does not bring. It never falls with the value sold, and what
/// a sale brings never falls either.
/// </summary>
/// <remarks>
/// Volumes are in the numéraire and are those of today's volatility. Where the asset's volatility on the path, an exponentially weighted mean of squared returns, is above the model's, they shrink by
/// (model's / path's) to the power of <see cref="StressExponent"/>; where it is below they stay.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Constant), "constant")]
[JsonDerivedType(typeof(SquareRoot), "squareRoot")]
[JsonDerivedType(typeof(Table), "table")]
public abstract record LiquidityModel
{
    /// <summary>The slippage that an asset's depth is told at.</summary>
    public const double DepthSlippage = 0.02;

    /// <summary>By how much volumes shrink as volatility rises: 1 halves them where it doubles, 0 keeps them.</summary>
    public double StressExponent { get; init; }

    /// <summary>Slippage of a sale of a value at today's volatility, in [0, 1].</summary>
    /// <param name="value">Value sold, zero or more.</param>
    public abstract double Slippage(double value);

    /// <summary>Depth: the value whose sale has a slippage of 2% at today's volatility; null where the size of a sale does not matter, or where even a small one costs more.</summary>
    [JsonIgnore]
    public abstract double? Depth { get; }

    /// <summary>The same slippage whatever is sold.</summary>
    /// <param name="Share">The slippage, in [0, 1).</param>
    public sealed record Constant(double Share) : LiquidityModel
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override double? Depth => null;

        /// <inheritdoc/>
        public override double Slippage(double value) => Share;
    }

    /// <summary>
    /// Square-root impact: slippage = spread / 2 + impact * dailyVolatility * sqrt(value / dailyVolume). Beyond the value whose sale brings most nothing more is sold. Where <see cref="LiquidityModel.StressExponent"/> is 2 the volatility is that of the path, as in the law.
    /// </summary>
    /// <remarks>
    /// Sources: R. Almgren, C. Thum, E. Hauptmann, H. Li, "Direct estimation of equity market impact", Risk 18 (2005), with an exponent of 0.6; B. Tóth et al., "Anomalous price impact and the critical nature
    /// of liquidity in financial markets", Physical Review X 1 (2011), for the square root; A. Kyle, A. Obizhaeva, "Market microstructure invariance", Econometrica 84 (2016).
    /// </remarks>
    /// <param name="Spread">Ask less bid, as a fraction of the price, in [0, 1).</param>
    /// <param name="Impact">Y, of the order of one; above zero.</param>
    /// <param name="DailyVolatility">Standard deviation of a day's log return, zero or more.</param>
    /// <param name="DailyVolume">Value traded in a day, above zero.</param>
    public sealed record SquareRoot(double Spread, double Impact, double DailyVolatility, double DailyVolume) : LiquidityModel
    {
        /// <summary>Slippage beyond half the spread of a sale of value one.</summary>
        [JsonIgnore]
        public double Coefficient => Impact * DailyVolatility / Math.Sqrt(DailyVolume);

        /// <summary>The value whose sale brings most: where 3/2 coefficient sqrt(value) = 1 - spread / 2; infinite where size does not matter.</summary>
        [JsonIgnore]
        public double Turn
        {
            get
            {
                double root = (1 - (Spread / 2)) / (1.5 * Coefficient);
                return root * root;
            }
        }

        /// <summary>The most that a sale brings.</summary>
        [JsonIgnore]
        public double Most => Turn * (1 - (Spread / 2)) / 3;

        /// <inheritdoc/>
        [JsonIgnore]
        public override double? Depth
        {
            get
            {
                double root = (DepthSlippage - (Spread / 2)) / Coefficient;
                return root > 0 && double.IsFinite(root) ? root * root : null;
            }
        }

        /// <inheritdoc/>
        public override double Slippage(double value) => value > Turn ? 1 - (Most / value) : (Spread / 2) + (Coefficient * Math.Sqrt(value));
    }

    /// <summary>
    /// A measured table. Between its rows, and from half the spread at nothing sold to its first, slippage is linear in the value sold. Beyond the last row nothing more is sold: the sale brings what it
    /// brings there, and the rest of the position brings nothing.
    /// </summary>
    /// <param name="Spread">Ask less bid, as a fraction of the price, in [0, 1).</param>
    /// <param name="Rows">Slippages and the values that can be sold at them, both ascending.</param>
    public sealed record Table(double Spread, IReadOnlyList<DepthRow> Rows) : LiquidityModel
    {
        /// <summary>The most that a sale brings.</summary>
        [JsonIgnore]
        public double Most => Rows[^1].Volume * (1 - Rows[^1].Slippage);

        /// <inheritdoc/>
        [JsonIgnore]
        public override double? Depth
        {
            get
            {
                DepthRow before = new(Spread / 2, 0);
                if (before.Slippage >= DepthSlippage) return null;
                foreach (DepthRow row in Rows)
                {
                    if (row.Slippage >= DepthSlippage) return before.Volume + ((DepthSlippage - before.Slippage) / (row.Slippage - before.Slippage) * (row.Volume - before.Volume));
                    before = row;
                }

                // Beyond the last row: 1 - most / value.
                return Most / (1 - DepthSlippage);
            }
        }

        /// <summary>The pieces: from which volume on, how long, and the slippage that a unit of volume adds.</summary>
        public IEnumerable<(double Start, double Width, double Slope)> Pieces()
        {
            DepthRow before = new(Spread / 2, 0);
            foreach (DepthRow row in Rows)
            {
                yield return (before.Volume, row.Volume - before.Volume, (row.Slippage - before.Slippage) / (row.Volume - before.Volume));
                before = row;
            }
        }

        /// <inheritdoc/>
        public override double Slippage(double value) =>
            value > Rows[^1].Volume ? 1 - (Most / value) : (Spread / 2) + Pieces().Sum(piece => piece.Slope * Math.Clamp(value - piece.Start, 0, piece.Width));

        /// <inheritdoc/>
        public bool Equals(Table? other) => base.Equals(other) && Spread == other.Spread && Rows.SequenceEqual(other.Rows);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Spread, Rows.Count, Rows[^1]);
    }
}
