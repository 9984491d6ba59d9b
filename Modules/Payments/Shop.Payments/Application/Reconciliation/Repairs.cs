using Shop.Payments.Contracts.Reconciliation;
using Mismatch = Shop.Payments.Domain.Mismatch;

namespace Shop.Payments.Application.Reconciliation;

/// <summary>What can be done about a difference, the proposed way first.</summary>
internal static class Repairs
{
    public static IReadOnlyList<Repair> Of(Mismatch mismatch) =>
        mismatch.Kind switch
        {
            MismatchKind.UnknownCharge => [Repair.RefundCharge, Repair.Explain],
            MismatchKind.Refunded when mismatch.Theirs < mismatch.Ours => [Repair.SendRefunds, Repair.Explain],
            MismatchKind.Captured or MismatchKind.Refunded or MismatchKind.Disputed => [Repair.TakeOver, Repair.Explain],
            _ => [Repair.Explain],
        };
}
