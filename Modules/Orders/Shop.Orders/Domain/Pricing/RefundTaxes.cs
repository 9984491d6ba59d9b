using Shop.Kernel;

namespace Shop.Orders.Domain.Pricing;

/// <summary>
/// The tax included in a refund. Each rate's tax is calculated cumulatively less earlier refunds, so that partial refunds add up to exactly
/// the tax that was charged (EU VAT Directive 2006/112/EC, art. 90: the taxable amount is reduced accordingly).
/// </summary>
internal static class RefundTaxes
{
    /// <param name="amount">The refund amount.</param>
    /// <param name="named">The selected units and shipping, by rate; may differ from the amount.</param>
    /// <param name="sold">Everything sold, once per rate.</param>
    /// <param name="before">Earlier refunds; one without shares is spread over everything sold.</param>
    public static IReadOnlyList<TaxShare> Split(
        Money amount,
        IReadOnlyList<(decimal Rate, Money Gross)> named,
        IReadOnlyList<TaxShare> sold,
        IReadOnlyList<(Money Amount, IReadOnlyList<TaxShare> Shares)> before
    )
    {
        var zero = Money.Zero(amount.Currency);
        var taken = sold.ToDictionary(rate => rate.Rate, _ => new TaxShare(0, zero, zero));
        foreach (var refund in before)
        foreach (var share in refund.Shares.Count > 0 ? refund.Shares : Taxed(Spread(refund.Amount, sold, taken), sold, taken))
            taken[share.Rate] = new TaxShare(share.Rate, taken[share.Rate].Gross + share.Gross, taken[share.Rate].Tax + share.Tax);

        var gross = sold.ToDictionary(rate => rate.Rate, _ => zero);
        var left = amount;
        var sum = named.Aggregate(zero, (total, part) => total + part.Gross);
        if (sum.IsPositive)
        {
            // The selected parts come first, scaled down when the amount is smaller.
            foreach (var (part, share) in named.Zip(Money.Min(amount, sum).Allocate([.. named.Select(part => part.Gross.Amount)])))
            {
                var room = sold.First(rate => rate.Rate == part.Rate).Gross - taken[part.Rate].Gross - gross[part.Rate];
                var fits = Money.Max(Money.Min(share, room), zero);
                gross[part.Rate] += fits;
                left -= fits;
            }
        }

        foreach (
            var (rate, share) in Spread(
                left,
                sold,
                sold.ToDictionary(rate => rate.Rate, rate => new TaxShare(rate.Rate, taken[rate.Rate].Gross + gross[rate.Rate], zero))
            )
        )
            gross[rate] += share;

        return Taxed(gross, sold, taken);
    }

    /// <summary>Spreads in proportion to the rest of each rate.</summary>
    private static Dictionary<decimal, Money> Spread(Money amount, IReadOnlyList<TaxShare> sold, Dictionary<decimal, TaxShare> taken)
    {
        var weights = sold.Select(rate => Math.Max(0, (rate.Gross - taken[rate.Rate].Gross).Amount)).ToList();
        return amount.IsZero || weights.Sum() == 0
            ? []
            : sold.Zip(amount.Allocate(weights)).ToDictionary(part => part.First.Rate, part => part.Second);
    }

    private static IReadOnlyList<TaxShare> Taxed(
        Dictionary<decimal, Money> gross,
        IReadOnlyList<TaxShare> sold,
        Dictionary<decimal, TaxShare> taken
    ) =>
        [
            .. from rate in sold
            let part = gross.GetValueOrDefault(rate.Rate)
            where part.Amount != 0
            let upTo = Money.Min(taken[rate.Rate].Gross + part, rate.Gross)
            let tax = (rate.Tax * (upTo.Amount / rate.Gross.Amount)).Rounded() - taken[rate.Rate].Tax
            select new TaxShare(rate.Rate, part, Money.Max(tax, Money.Zero(rate.Tax.Currency))),
        ];
}
