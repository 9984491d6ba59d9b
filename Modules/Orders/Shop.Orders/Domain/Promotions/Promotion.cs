using Shop.Kernel;

namespace Shop.Orders.Domain.Promotions;

internal sealed class Promotion : AggregateRoot<PromotionId>
{
    public Promotion(PromotionId id, PromotionTerms terms, Guid staffId, DateTimeOffset now)
        : base(id)
    {
        (Terms, CreatedAt, UpdatedAt) = (terms, now, now);
        Raise(new StaffActed(staffId, "create", terms.Name, now));
    }

    // EF Core does not bind complex values to constructors.
    private Promotion(PromotionId id)
        : base(id) { }

    public PromotionTerms Terms { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public void Change(PromotionTerms terms, Guid staffId, DateTimeOffset now)
    {
        (Terms, UpdatedAt) = (terms, now);
        Raise(new StaffActed(staffId, "change", terms.Name, now));
    }

    /// <summary>Records a staff action on the promotion or its codes for the audit trail.</summary>
    public void NoteStaffAction(Guid staffId, string action, DateTimeOffset now) => Raise(new StaffActed(staffId, action, Terms.Name, now));

    internal sealed record StaffActed(Guid StaffId, string Action, string Name, DateTimeOffset At) : IDomainEvent;
}
