using Shop.Kernel;
using Shop.Payments.Contracts.Events;

namespace Shop.Payments.Application;

/// <summary>Records staff actions in the audit trail when the unit of work saves. Automatic actions are not recorded.</summary>
internal sealed class StaffNotes(PaymentsDbContext db, TimeProvider clock)
{
    public void Add(Guid? staffId, string action, string subject, Money amount) =>
        Add(staffId, action, subject, new Message("payments.staff-amount").With("amount", amount));

    public void Add(Guid? staffId, string action, string subject, Money amount, string reason) =>
        Add(staffId, action, subject, new Message("payments.staff-amount-and-reason").With("amount", amount).With("reason", reason));

    public void Add(Guid? staffId, string action, string subject, Message? detail)
    {
        if (staffId is { } person)
            db.Publish(new PaymentStaffActed(Guid.CreateVersion7(), clock.GetUtcNow(), person, action, subject, detail));
    }
}
