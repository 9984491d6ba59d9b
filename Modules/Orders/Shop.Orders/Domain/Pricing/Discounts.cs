using Shop.Kernel;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Domain.Pricing;

/// <summary>A line before discounts. The unit price includes tax.</summary>
/// <param name="Categories">The product's categories and their ancestors.</param>
internal sealed record DiscountableLine(Sku Sku, Guid ProductId, IReadOnlyCollection<Guid> Categories, Money UnitPrice, int Quantity);

/// <summary>A promotion that may apply, automatically or by code.</summary>
internal sealed record Offer(Guid PromotionId, PromotionTerms Terms, string? Code);

/// <param name="IsFirstOrder">True unless an earlier order is known.</param>
internal sealed record Buyer(bool IsSignedIn, bool IsFirstOrder);

/// <summary>A promotion's discount, stored with the order.</summary>
/// <param name="Amount">In the order's currency.</param>
internal sealed record AppliedDiscount(Guid PromotionId, string Name, string? Code, decimal Amount);

/// <summary>A code that does not apply, with the reason.</summary>
/// <param name="IsHarmless">True when another discount is better or nothing is left to discount, so the shopper loses nothing.</param>
internal sealed record RefusedCode(string Code, Error Reason, bool IsHarmless);

/// <summary>
/// Discounts on lines and shipping. Order: promotions for some lines (percentages and buy x get y, then amounts), percentages of the
/// remaining total, amounts, shipping. A promotion that does not combine competes with the others and with all combinable ones together:
/// the largest discount wins; ties go to the higher priority, then the smaller id.
/// </summary>
/// <param name="Lines">The discount of each line.</param>
/// <param name="Shipping">The discount on shipping.</param>
/// <param name="Applied">The applied discounts in order; includes free shipping even before its price is known.</param>
internal sealed record Discounts(
    IReadOnlyList<IReadOnlyList<AppliedDiscount>> Lines,
    Money Shipping,
    IReadOnlyList<AppliedDiscount> Applied,
    IReadOnlyList<RefusedCode> Refused
)
{
    /// <param name="shipping">Null until a shipping method is chosen.</param>
    public static Discounts Of(
        IReadOnlyList<DiscountableLine> lines,
        IReadOnlyList<Offer> offers,
        Money? shipping,
        Currency currency,
        Buyer buyer,
        DateTimeOffset now
    )
    {
        var refused = new List<RefusedCode>();
        var fitting = new List<Offer>();
        foreach (
            var offer in offers
                .OrderByDescending(offer => offer.Terms.Priority)
                .ThenBy(offer => offer.PromotionId)
                .ThenBy(offer => offer.Code, StringComparer.Ordinal)
        )
        {
            if (WhyNot(offer.Terms, lines, currency, buyer, now) is { } reason)
                Refuse(offer, reason, isHarmless: false);
            else if (fitting.Find(other => other.PromotionId == offer.PromotionId) is { } same)
                Refuse(offer, DiscountErrors.CannotCombine(same.Code ?? same.Terms.Name), isHarmless: true);
            else
                fitting.Add(offer);
        }

        if (fitting.Count == 0)
            return new Discounts([.. lines.Select(_ => (IReadOnlyList<AppliedDiscount>)[])], Money.Zero(currency), [], refused);

        // Ordered by first member, so that the first of equal results wins the tie.
        IEnumerable<IReadOnlyList<Offer>> rivals = fitting
            .Where(offer => !offer.Terms.Combines)
            .Select(offer => (IReadOnlyList<Offer>)[offer]);
        if (fitting.Where(offer => offer.Terms.Combines).ToList() is { Count: > 0 } together)
            rivals = rivals.Append(together);
        var best = rivals
            .OrderBy(set => fitting.IndexOf(set[0]))
            .Select(set => (Set: set, Sheet: Sheet.Of(lines, set, shipping, currency)))
            .MaxBy(rival => rival.Sheet.Total.Amount);
        var applied = best
            .Set.Select(offer => (Offer: offer, Amount: best.Sheet.TakenBy(offer)))
            .Where(entry => entry.Amount > 0 || IsFreeDeliveryToCome(entry.Offer, shipping))
            .ToList();
        foreach (var offer in fitting.Where(offer => applied.All(entry => entry.Offer != offer)))
            Refuse(
                offer,
                best.Set.Contains(offer) || applied.Count == 0
                    ? DiscountErrors.NothingLeft
                    : DiscountErrors.CannotCombine(applied[0].Offer.Code ?? applied[0].Offer.Terms.Name),
                isHarmless: true
            );

        return new Discounts(
            best.Sheet.Lines,
            best.Sheet.Shipping,
            [
                .. applied.Select(entry => new AppliedDiscount(
                    entry.Offer.PromotionId,
                    entry.Offer.Terms.Name,
                    entry.Offer.Code,
                    entry.Amount
                )),
            ],
            refused
        );

        void Refuse(Offer offer, Error reason, bool isHarmless)
        {
            if (offer.Code is { } code)
                refused.Add(new RefusedCode(code, reason, isHarmless));
        }
    }

    private static bool IsFreeDeliveryToCome(Offer offer, Money? shipping) =>
        offer is { Terms.Kind: PromotionKind.FreeShipping, Code: not null } && shipping is null;

    private static bool IsFor(PromotionTerms terms, DiscountableLine line) =>
        terms.IsForEverything
        || terms.Products.Contains(line.ProductId)
        || terms.Skus.Contains(line.Sku.Value)
        || terms.Categories.Any(line.Categories.Contains);

    private static Error? WhyNot(
        PromotionTerms terms,
        IReadOnlyList<DiscountableLine> lines,
        Currency currency,
        Buyer buyer,
        DateTimeOffset now
    )
    {
        if (terms.RefuseAt(now) is { } reason)
            return reason;
        if (terms.CustomerGroup == CustomerGroup.SignedIn && !buyer.IsSignedIn)
            return DiscountErrors.SignInFirst;
        if (terms.CustomerGroup == CustomerGroup.FirstOrder && !buyer.IsFirstOrder)
            return DiscountErrors.FirstOrderOnly;

        var units = lines.Where(line => IsFor(terms, line)).Sum(line => line.Quantity);
        if (units == 0 || terms.Currency != currency)
            return DiscountErrors.NotForThese;
        if (terms.MinimumQuantity is { } fewest && units < fewest)
            return DiscountErrors.TooFewUnits(fewest - units);
        if (terms.Kind == PromotionKind.BuyXGetY && units <= terms.Buy)
            return DiscountErrors.TooFewUnits(terms.Buy.Value + 1 - units);

        var total = lines.Aggregate(Money.Zero(currency), (sum, line) => sum + Price(line));
        return terms.MinimumTotal is { } minimum && total.Amount < minimum
            ? DiscountErrors.TotalTooLow(new Money(minimum, currency), new Money(minimum, currency) - total)
            : null;
    }

    private static Money Price(DiscountableLine line) => (line.UnitPrice * line.Quantity).Rounded();

    /// <summary>Calculates promotions that apply together.</summary>
    private sealed class Sheet
    {
        private readonly IReadOnlyList<DiscountableLine> lines;
        private readonly Currency currency;
        private readonly Money[] left;
        private readonly List<AppliedDiscount>[] taken;
        private readonly Dictionary<Offer, decimal> amounts = [];

        private Sheet(IReadOnlyList<DiscountableLine> lines, Currency currency)
        {
            (this.lines, this.currency) = (lines, currency);
            left = [.. lines.Select(Price)];
            taken = [.. lines.Select(_ => new List<AppliedDiscount>())];
            Shipping = Money.Zero(currency);
        }

        public Money Shipping { get; private set; }

        public Money Total => new(amounts.Values.Sum(), currency);

        public IReadOnlyList<IReadOnlyList<AppliedDiscount>> Lines => taken;

        public decimal TakenBy(Offer offer) => amounts.GetValueOrDefault(offer);

        public static Sheet Of(IReadOnlyList<DiscountableLine> lines, IReadOnlyList<Offer> offers, Money? shipping, Currency currency)
        {
            var sheet = new Sheet(lines, currency);

            // Amounts for fewer lines apply first, so that amounts for more lines can use the rest.
            foreach (
                var (offer, scope) in offers
                    .Select(offer => (Offer: offer, Scope: sheet.ScopeOf(offer.Terms)))
                    .OrderBy(entry => StageOf(entry.Offer.Terms))
                    .ThenBy(entry => entry.Offer.Terms.Kind == PromotionKind.Amount ? entry.Scope.Count : 0)
            )
                sheet.Apply(offer, scope, shipping ?? Money.Zero(currency));
            return sheet;
        }

        private static int StageOf(PromotionTerms terms) =>
            (terms.Kind, terms.IsForEverything) switch
            {
                (PromotionKind.BuyXGetY, _) or (PromotionKind.Percentage, false) => 0,
                (PromotionKind.Amount, false) => 1,
                (PromotionKind.Percentage, true) => 2,
                (PromotionKind.Amount, true) => 3,
                _ => 4,
            };

        private List<int> ScopeOf(PromotionTerms terms) => [.. Enumerable.Range(0, lines.Count).Where(index => IsFor(terms, lines[index]))];

        private void Apply(Offer offer, List<int> scope, Money shipping)
        {
            var terms = offer.Terms;
            switch (terms.Kind)
            {
                case PromotionKind.Percentage when !terms.IsForEverything:
                    foreach (var index in scope)
                        Take(offer, index, left[index] * (terms.Percent!.Value / 100));
                    break;
                case PromotionKind.Percentage:
                    Spread(offer, scope, LeftOf(scope) * (terms.Percent!.Value / 100));
                    break;
                case PromotionKind.Amount:
                    Spread(offer, scope, Money.Min(new Money(terms.Amount!.Value, currency), LeftOf(scope)));
                    break;
                case PromotionKind.BuyXGetY:
                    foreach (var (index, units) in Cheapest(scope, terms.Buy!.Value, terms.Get!.Value))
                        Take(
                            offer,
                            index,
                            new Money(left[index].Amount * units * terms.Percent!.Value / (100 * lines[index].Quantity), currency)
                        );
                    break;
                case PromotionKind.FreeShipping:
                    amounts[offer] = (shipping - Shipping).Amount;
                    Shipping = shipping;
                    break;
            }
        }

        private Money LeftOf(List<int> scope) => scope.Aggregate(Money.Zero(currency), (sum, index) => sum + left[index]);

        /// <summary>Spreads in proportion to the remaining line amounts.</summary>
        private void Spread(Offer offer, List<int> scope, Money amount)
        {
            if (LeftOf(scope).IsZero)
                return;

            foreach (var (index, part) in scope.Zip(amount.Rounded().Allocate([.. scope.Select(index => left[index].Amount)])))
                Take(offer, index, part);
        }

        private void Take(Offer offer, int index, Money amount)
        {
            var part = Money.Min(amount.Rounded(), left[index]);
            if (!part.IsPositive)
                return;

            left[index] -= part;
            taken[index].Add(new AppliedDiscount(offer.PromotionId, offer.Terms.Name, offer.Code, part.Amount));
            amounts[offer] = amounts.GetValueOrDefault(offer) + part.Amount;
        }

        /// <summary>The cheapest units of each group of buy + get; in an incomplete group, the units beyond buy.</summary>
        private IEnumerable<(int Index, int Units)> Cheapest(List<int> scope, int buy, int get)
        {
            var units = scope.Sum(index => lines[index].Quantity);
            var (groups, rest) = Math.DivRem(units, buy + get);
            var cheaper = (groups * get) + Math.Max(0, rest - buy);
            foreach (var index in scope.OrderBy(index => lines[index].UnitPrice).ThenBy(index => index))
            {
                var some = Math.Min(cheaper, lines[index].Quantity);
                cheaper -= some;
                if (some > 0)
                    yield return (index, some);
            }
        }
    }
}
