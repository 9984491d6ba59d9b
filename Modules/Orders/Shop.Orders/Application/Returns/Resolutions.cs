using Shop.Kernel;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application.Returns;

/// <summary>The resolution of each return line, with the accepted units it applies to.</summary>
internal sealed record Resolutions(Return Request, Order Order, IReadOnlyDictionary<Guid, ReturnResolution> ByLine)
{
    public IReadOnlyList<LineQuantity> Refunded => Kept(ReturnResolution.Refund);

    public IReadOnlyList<LineQuantity> Credited => Kept(ReturnResolution.StoreCredit);

    public IReadOnlyList<LineQuantity> Exchanged => Kept(ReturnResolution.Exchange);

    public static Resolutions Of(Return request, Order order, IReadOnlyList<ResolvedUnits> lines) =>
        new(request, order, lines.ToDictionary(line => ReturnLineResolver.Find(request, line.Line).LineId, line => line.Resolution));

    /// <summary>Units with a price that are refunded, including to store credit.</summary>
    public IReadOnlyList<LineQuantity> Refundable => [.. Refunded, .. Credited];

    public Error? Refusal(Money? amount, Money? shipping)
    {
        if (amount is { } named && named.Currency != Order.Currency)
            return OrderErrors.OtherCurrency(Order.Currency, nameof(ResolveReturn.Amount));
        if (shipping is { } delivery && delivery.Currency != Order.Currency)
            return OrderErrors.OtherCurrency(Order.Currency, nameof(ResolveReturn.Shipping));
        if (
            Refunded.Count + Credited.Count + Exchanged.Count == 0
            && ByLine.Values.Any(resolution => resolution is not (ReturnResolution.Repair or ReturnResolution.Refused))
        )
            return ReturnErrors.NothingAccepted;
        return ByLine.Values.Contains(ReturnResolution.StoreCredit) && Order.AccountId is null ? OrderErrors.NoAccount : null;
    }

    /// <summary>
    /// One refund per destination; empty when nothing is refunded. Shipping and the price difference of an exchange are added to the
    /// original payment method's refund, if there is one.
    /// </summary>
    /// <param name="amount">The total; null for the price of the units.</param>
    public IReadOnlyList<ReturnRefund> Refunds(Money? amount, Money? shipping, Money over)
    {
        var (refunded, credited, zero) = (Refunded, Credited, Money.Zero(Order.Currency));
        if (refunded.Count + credited.Count == 0 && !over.IsPositive && shipping is null)
            return [];

        var isRefund = refunded.Count > 0 || credited.Count == 0;
        var rest = Order.DraftRefund(null, shipping, []).Amount + over;
        var (back, credit) = (
            Order.DraftRefund(null, null, refunded).Amount + (isRefund ? rest : zero),
            Order.DraftRefund(null, null, credited).Amount + (isRefund ? zero : rest)
        );
        if (amount is { } named)
            (back, credit) =
                (back + credit).IsPositive ? Split(named, back, credit)
                : isRefund ? (named, zero)
                : (zero, named);

        // Free units need no refund.
        if ((back + credit).IsZero)
            return [];
        if (credit.IsZero && isRefund)
            return [new ReturnRefund(Request.Id.Value, back, shipping, [.. refunded, .. credited], IsCredit: false)];
        if (back.IsZero)
            return [new ReturnRefund(Request.Id.CreditId, credit, shipping, [.. refunded, .. credited], IsCredit: true)];
        return
        [
            new ReturnRefund(Request.Id.Value, back, shipping, refunded, IsCredit: false),
            new ReturnRefund(Request.Id.CreditId, credit, null, credited, IsCredit: true),
        ];
    }

    private static (Money Back, Money Credit) Split(Money amount, Money back, Money credit)
    {
        var parts = amount.Allocate([back.Amount, credit.Amount]);
        return (parts[0], parts[1]);
    }

    private IReadOnlyList<LineQuantity> Kept(ReturnResolution wanted) =>
        [
            .. Request
                .Lines.Where(line => line.Kept > 0 && ByLine.TryGetValue(line.LineId, out var resolution) && resolution == wanted)
                .Select(line => new LineQuantity(line.LineId, line.Kept)),
        ];
}

/// <param name="Id">The refund id.</param>
/// <param name="IsCredit">True when refunded to store credit.</param>
internal sealed record ReturnRefund(Guid Id, Money Amount, Money? Shipping, IReadOnlyList<LineQuantity> Units, bool IsCredit);
