using Shop.Payments.Contracts.Events;

namespace Shop.Payments.Application;

/// <summary>Notes for the audit trail what staff did; told when the unit of work saves. What no person asked for is not noted.</summary>
internal sealed class StaffNotes(PaymentsDbContext db, TimeProvider clock)
{
    public void Add(Guid? staffId, string action, string subject, string? detail)
    {
        if (staffId is { } person)
            db.Publish(new PaymentStaffActed(Guid.CreateVersion7(), clock.GetUtcNow(), person, action, subject, detail));
    }
}
