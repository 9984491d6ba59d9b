namespace Shop.Payments.Contracts.Attempts;

/// <summary>The status of a payment attempt. See the state machine in the module's README.</summary>
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
