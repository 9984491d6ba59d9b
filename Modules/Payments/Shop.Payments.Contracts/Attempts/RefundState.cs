namespace Shop.Payments.Contracts.Attempts;

/// <summary>The state of a refund of one payment.</summary>
public enum RefundState
{
    Submitted,
    Succeeded,
    Failed,
}
