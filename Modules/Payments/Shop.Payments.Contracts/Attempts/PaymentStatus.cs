namespace Shop.Payments.Contracts.Attempts;

/// <summary>One try with one provider. See the state machine in the module's README.</summary>
public enum PaymentStatus
{
    Created,
    ActionRequired,
    Authorized,
    PartiallyCaptured,
    Captured,
    Failed,
    Canceled,
    Expired,
    Voided,
}
