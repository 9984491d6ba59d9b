namespace Shop.Payments.Domain;

/// <summary>Named and numbered as in the contracts.</summary>
internal enum PaymentState
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
