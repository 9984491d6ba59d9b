namespace Shop.Payments.Contracts.Attempts;

/// <summary>What a ledger entry records: a request, its outcome, a dispute, or a payment that staff recorded.</summary>
public enum LedgerKind
{
    AuthorizeRequested,
    AuthorizeSucceeded,
    AuthorizeFailed,
    CaptureRequested,
    CaptureSucceeded,
    CaptureFailed,
    VoidRequested,
    VoidSucceeded,
    VoidFailed,
    RefundRequested,
    RefundSucceeded,
    RefundFailed,
    ChargebackOpened,
    ChargebackWon,
    ChargebackLost,
    ManualReceived,
    Adjustment,
}
