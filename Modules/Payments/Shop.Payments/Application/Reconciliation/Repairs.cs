using Shop.Payments.Contracts.Reconciliation;
using Mismatch = Shop.Payments.Domain.Mismatch;

namespace Shop.Payments.Application.Reconciliation;

/// <summary>The possible repairs of a difference, the recommended one first.</summary>
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
