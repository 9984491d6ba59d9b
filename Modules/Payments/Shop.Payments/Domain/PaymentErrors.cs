using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Payments.Domain;

internal static class PaymentErrors
{
    public static Error NotFound { get; } = Error.NotFound("payments.not-found");

    public static Error UnknownMethod { get; } = Error.Invalid("payments.unknown-method").At("Method");

    public static Error AlreadyCovered { get; } = Error.Refused("payments.already-covered");

    public static Error DoesNotMatch { get; } = Error.Refused("payments.does-not-match");

    public static Error TransitionNotAllowed(PaymentStatus from) =>
        Error.Refused("payments.transition-not-allowed") with
        {
            CurrentStatus = from.ApiName(),
        };

    public static Error OtherPaymentsCharge { get; } = Error.Refused("payments.other-payments-charge");

    public static Error RefundDone { get; } = Error.Refused("payments.refund-done");

    public static Error NotOffline { get; } = Error.Refused("payments.not-offline");

    public static Error ProviderSilent { get; } = Error.Unavailable("payments.provider-silent");

    public static Error NoSandbox { get; } = Error.NotFound("payments.no-sandbox");

    public static Error NoGiftCard { get; } = Error.NotFound("payments.no-gift-card");

    public static Error NoStoredValue { get; } = Error.NotFound("payments.no-stored-value");

    public static Error NoMismatch { get; } = Error.NotFound("payments.no-mismatch");

    public static Error WebhookEventNotFound { get; } = Error.NotFound("payments.no-webhook-event");

    public static Error StillDiffers { get; } = Error.Refused("payments.still-differs");

    public static Error NoSuchRepair { get; } = Error.Refused("payments.no-such-repair");

    public static Error ReasonNeeded { get; } = Error.Invalid("payments.reason-needed").At("Reason");

    public static Error StoredValueShort(Money balance) => Error.Refused("payments.stored-value-short").With("balance", balance);

    public static Error WebhookEventUnreadable { get; } = Error.Refused("payments.webhook-event-unreadable");

    public static Error WebhookEventWithoutPayment { get; } = Error.Refused("payments.webhook-event-without-payment");

    public static Error UnknownChannel { get; } = Error.NotFound("payments.unknown-channel");

    public static Error BadSignature { get; } = Error.Refused("payments.unauthorized");

    public static Error AmountNeeded { get; } = Error.Invalid("payments.amount-needed").At("Amount");

    public static Error Declined(Message reason) => Error.Refused("payments.payment-declined").With("reason", reason);

    public static Error OtherCurrency(Currency currency) =>
        Error.Invalid("payments.other-currency").At("Amount").With("currency", currency);

    public static Error TooMuch(Money max) => Error.Refused("payments.too-much").With("max", max);

    public static Error RefundTooHigh(Money max) => Error.Refused("payments.refund-too-high").With("max", max);
}
