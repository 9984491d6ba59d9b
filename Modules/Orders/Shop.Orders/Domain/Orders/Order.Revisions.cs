using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Domain.Orders;

internal sealed partial class Order
{
    private readonly List<OrderRevision> revisions = [];

    public IReadOnlyList<OrderRevision> Revisions => revisions;

    /// <summary>Plans a revision without changing the order.</summary>
    /// <param name="quantities">New quantities of lines.</param>
    /// <param name="added">Products to add as new lines.</param>
    /// <param name="shipping">Null to keep it.</param>
    /// <exception cref="DomainException">The order can no longer be revised, or a quantity is below what was shipped, canceled or
    /// refunded.</exception>
    public RevisionPlan PlanRevision(IReadOnlyList<LineQuantity> quantities, IReadOnlyList<LineSnapshot> added, Money? shipping)
    {
        if (Status is not (OrderStatus.Confirmed or OrderStatus.OnHold))
            throw new DomainException(OrderErrors.CannotChange(Status));

        var plans = lines
            .Select(line => new LinePlan(line, quantities.FirstOrDefault(unit => unit.LineId == line.Id.Value)?.Quantity ?? line.Quantity))
            .ToList();
        foreach (var unit in quantities)
            Line(unit.LineId);
        foreach (var plan in plans.Where(plan => plan.Quantity < plan.Least))
            throw new DomainException(OrderErrors.TooFew(plan.Line.Sku.Value, plan.Least));

        var kept = plans.Where(plan => plan.Quantity > 0).ToList();
        if (kept.Count + added.Count == 0)
            throw new DomainException(OrderErrors.NothingLeft);

        var totals = OrderTotals.Of(
            [
                .. kept.Select(plan => new PricedLine(plan.Line.UnitPrice, plan.Quantity, plan.Discount, plan.Line.TaxRate)),
                .. added.Select(line => new PricedLine(line.UnitPrice, line.Quantity, line.Discount, line.TaxRate)),
            ],
            shipping ?? Shipping
        );
        var changes = plans
            .Where(plan => plan.Quantity != plan.Line.Quantity)
            .Select(plan =>
                Change("orders.quantity-changed", plan.Line.Title, plan.Line.Sku)
                    .With("before", plan.Line.Quantity)
                    .With("after", plan.Quantity)
            )
            .Concat(
                added.Select(line =>
                    Change("orders.line-added", line.Title, line.Sku).With("quantity", line.Quantity).With("price", line.UnitPrice)
                )
            )
            .Concat(
                shipping is { } price && price != Shipping
                    ? [new Message("orders.shipping-changed").With("before", Shipping).With("after", price)]
                    : []
            )
            .ToList();
        if (changes.Count == 0)
            throw new DomainException(OrderErrors.NothingChanged);

        return new RevisionPlan(revisions.Count + 1, plans, added, totals, Total, changes);
    }

    /// <summary>Applies a plan made from the current state. Idempotent by revision id.</summary>
    public OrderRevision Revise(Guid revisionId, RevisionPlan plan, string reason, Guid staffId, DateTimeOffset now)
    {
        if (revisions.Find(revision => revision.Id == revisionId) is { } known)
            return known;

        var (before, zero, owed) = (Total, Money.Zero(Currency), Money.Max(Balance, Money.Zero(Currency)));
        var more = plan
            .Lines.Where(line => line.Quantity > line.Line.Quantity)
            .Select(line => new RevisedUnits(line.Line.Sku, line.Quantity - line.Line.Quantity))
            .Concat(plan.Added.Select(line => new RevisedUnits(line.Sku, line.Quantity)))
            .ToList();
        var less = plan
            .Lines.Where(line => line.Quantity < line.Line.Quantity)
            .Select(line => new RevisedUnits(line.Line.Sku, line.Line.Quantity - line.Quantity))
            .ToList();

        var offDelivery = Discounts.Select(discount => discount.Amount - TakenOffLines(discount)).ToList();
        lines.RemoveAll(line => plan.Lines.Any(planned => planned.Line == line && planned.Quantity == 0));
        foreach (var (line, index) in plan.Lines.Where(line => line.Quantity > 0).Select((line, index) => (line, index)))
            line.Line.Revise(line.Quantity, line.Discount, plan.Totals.LineTaxes[index]);
        var (position, taxed) = (lines.Count == 0 ? 0 : lines.Max(line => line.Position), lines.Count);
        lines.AddRange(
            plan.Added.Select(
                (line, index) =>
                    new LineItem(
                        new LineItemId(Guid.CreateVersion7()),
                        position + index + 1,
                        line with
                        {
                            Tax = plan.Totals.LineTaxes[taxed + index],
                        }
                    )
            )
        );
        Take(plan.Totals);
        Discounts = [.. Discounts.Zip(offDelivery, (discount, own) => discount with { Amount = own + TakenOffLines(discount) })];

        var revision = new OrderRevision(revisionId, plan.Number, before.Amount, Total.Amount, plan.Changes, reason, staffId, now);
        revisions.Add(revision);
        Record(
            "revised",
            new Message("orders.revised").With("changes", plan.Changes),
            Actor.Staff(staffId),
            now,
            forCustomer: true,
            reason: Message.Of(reason),
            before: AmountOf(before),
            after: AmountOf(Total)
        );
        RecalculateStatus(now);
        Raise(
            new Revised(this, revision, Money.Max(Total - before, zero), Money.Max(owed - Money.Max(Balance, zero), zero), more, less, now)
        );
        return revision;
    }

    private static Message Change(string code, string title, Sku sku) => new Message(code).With("title", title).With("sku", sku.Value);

    private static Message AmountOf(Money amount) => new Message("orders.amount").With("amount", amount);

    private decimal TakenOffLines(AppliedDiscount discount) =>
        lines.SelectMany(line => line.Discounts).Where(part => part.PromotionId == discount.PromotionId).Sum(part => part.Amount);
}

/// <summary>A line with its revised quantity.</summary>
internal sealed record LinePlan(LineItem Line, int Quantity)
{
    /// <summary>Units shipped, canceled or refunded cannot be removed.</summary>
    public int Least => Math.Max(Line.Canceled + Line.InShipment, Line.Refunded);

    /// <summary>The remaining units keep their share of the discount; added units get none.</summary>
    public Money Discount =>
        Quantity >= Line.Quantity || Quantity == 0
            ? Quantity == 0
                ? Money.Zero(Line.Discount.Currency)
                : Line.Discount
            : Line.Discount.Allocate([.. Enumerable.Repeat(1m, Line.Quantity)]).Take(Quantity).Aggregate((sum, part) => sum + part);
}

/// <param name="Before">The current total.</param>
/// <param name="Changes">One message per change.</param>
internal sealed record RevisionPlan(
    int Number,
    IReadOnlyList<LinePlan> Lines,
    IReadOnlyList<LineSnapshot> Added,
    OrderTotals Totals,
    Money Before,
    IReadOnlyList<Message> Changes
);

internal sealed record RevisedUnits(Sku Sku, int Quantity);

/// <summary>An immutable record of a change after placement.</summary>
internal sealed class OrderRevision(
    Guid id,
    int number,
    decimal totalBefore,
    decimal totalAfter,
    IReadOnlyList<Message> changes,
    string reason,
    Guid staffId,
    DateTimeOffset at
)
{
    public Guid Id { get; private set; } = id;

    public int Number { get; private set; } = number;

    /// <summary>In the order's currency.</summary>
    public decimal TotalBefore { get; private set; } = totalBefore;

    public decimal TotalAfter { get; private set; } = totalAfter;

    public IReadOnlyList<Message> Changes { get; private set; } = changes;

    public string Reason { get; private set; } = reason;

    public Guid StaffId { get; private set; } = staffId;

    public DateTimeOffset At { get; private set; } = at;
}
