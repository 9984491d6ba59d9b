using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Pricing;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Application.Promotions;

/// <param name="Refused">Codes refused without a calculation.</param>
internal sealed record CartOffers(IReadOnlyList<Offer> Offers, IReadOnlyList<RefusedCode> Refused, Buyer Buyer)
{
    public bool UsesCategories => Offers.Any(offer => offer.Terms.Categories.Count > 0);
}

/// <summary>Finds the promotions that may apply to a cart, automatically or by its codes.</summary>
internal sealed class OfferFinder(
    OrdersDbContext db,
    AutomaticPromotions automatic,
    CustomerFinder customers,
    IOptions<OrdersOptions> options
)
{
    /// <param name="email">Null when unknown; a guest's earlier orders cannot be found then.</param>
    /// <param name="isFinal">True when placing an order; bypasses the cache.</param>
    public async Task<CartOffers> FindAsync(Cart cart, string? email, bool isFinal, CancellationToken cancellationToken)
    {
        var offers = await automatic.GetAsync(db, cancellationToken);
        if (isFinal && offers.Count > 0)
            offers = await AutomaticPromotions.LoadAsync(db, cancellationToken);
        if (offers.Count == 0 && cart.Codes.Count == 0)
            return new CartOffers([], [], new Buyer(false, false));

        List<Offer> all = [.. offers];
        var refused = new List<RefusedCode>();
        if (cart.Codes.Count > 0)
            await AddCodesAsync(cart, email, all, refused, cancellationToken);

        var isFirst =
            all.Exists(offer => offer.Terms.CustomerGroup == CustomerGroup.FirstOrder)
            && await IsFirstOrderAsync(cart.AccountId, email, cancellationToken);
        return new CartOffers(all, refused, new Buyer(cart.AccountId is not null, isFirst));
    }

    private async Task AddCodesAsync(
        Cart cart,
        string? email,
        List<Offer> offers,
        List<RefusedCode> refused,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from code in db.DiscountCodes
            join promotion in db.Promotions on code.PromotionId equals promotion.Id
            where cart.Codes.Contains(code.Code)
            select new { Code = code, Promotion = promotion }
        ).ToListAsync(cancellationToken);
        KnownCustomer? customer = null;
        foreach (var text in cart.Codes)
        {
            var entry = found.Find(candidate => candidate.Code.Code == text);
            if (entry is null)
                refused.Add(new RefusedCode(text, DiscountErrors.Unknown, IsHarmless: false));
            else if (!entry.Code.IsActive)
                refused.Add(new RefusedCode(text, DiscountErrors.Expired, IsHarmless: false));
            else if (entry.Code.IsUsedUp)
                refused.Add(new RefusedCode(text, DiscountErrors.UsedUp, IsHarmless: false));
            else if (
                entry.Code.MaxPerCustomer is { } max
                && await CodeUsage.CountAsync(
                    db,
                    entry.Code.Id,
                    customer ??= await customers.FindAsync(cart.AccountId, email, cancellationToken),
                    cancellationToken
                ) >= max
            )
                refused.Add(new RefusedCode(text, DiscountErrors.UsedByYou, IsHarmless: false));
            else
                offers.Add(new Offer(entry.Promotion.Id.Value, WithLocalStart(entry.Promotion.Terms), text));
        }
    }

    /// <summary>The start is shown to the shopper when the code is not valid yet.</summary>
    private PromotionTerms WithLocalStart(PromotionTerms terms) =>
        terms.StartsAt is { } start
            ? terms with
            {
                StartsAt = TimeZoneInfo.ConvertTime(start, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)),
            }
            : terms;

    private async Task<bool> IsFirstOrderAsync(Guid? accountId, string? email, CancellationToken cancellationToken)
    {
        var customer = await customers.FindAsync(accountId, email, cancellationToken);
        return customer.IsUnknown
            || !await db.Orders.AnyAsync(
                order =>
                    (
                        (order.AccountId != null && customer.Accounts.Contains(order.AccountId.Value))
                        || customer.Emails.Contains(order.NormalizedEmail)
                    )
                    && order.Status != OrderStatus.Canceled
                    && order.Status != OrderStatus.Expired,
                cancellationToken
            );
    }
}
