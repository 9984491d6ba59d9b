using System.Text.Json;

namespace Shop.Payments.Infrastructure.Stripe;

/// <summary>What this shop reads of Stripe's objects.</summary>
internal static class StripeJson
{
    public static JsonSerializerOptions Options { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}

internal sealed record StripeSession(string? Id, string? Status, string? Url, StripeIntent? PaymentIntent);

internal sealed record StripeIntent(
    string? Id,
    string? Status,
    long Amount,
    string? Currency,
    long AmountReceived,
    string? CancellationReason,
    StripeFailure? LastPaymentError,
    StripeCharge? LatestCharge,
    Dictionary<string, string>? Metadata
);

internal sealed record StripeFailure(string? Message);

internal sealed record StripeCharge(long AmountRefunded, bool Disputed, StripeMethodDetails? PaymentMethodDetails);

internal sealed record StripeMethodDetails(StripeCard? Card);

internal sealed record StripeCard(long? CaptureBefore);

internal sealed record StripeRefund(string? Id, long Amount, string? Status, string? FailureReason, Dictionary<string, string>? Metadata);

internal sealed record StripeDispute(string? Id, long Amount, string? Currency, string? Status);

internal sealed record StripeList<T>(IReadOnlyList<T>? Data, bool HasMore);

internal sealed record StripeProblem(StripeFailure? Error);
