using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Kernel.Web;
using Shop.Payments.Application.Attempts;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;

namespace Shop.Payments.Infrastructure.Endpoints;

internal static class PaymentEndpoints
{
    private const int MaxWebhookBytes = 64 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints, bool withSandbox)
    {
        var group = endpoints.MapGroup("/payments").WithTags("Payments");
        group.MapPost("/{channel}/webhook", ReceiveAsync).WithName("ReceivePaymentWebhookEvent").DisableAntiforgery();
        if (withSandbox)
            group.MapPost("/{id:guid}/sandbox", PayAsync).WithName("PayInSandbox").Produces<PaymentJson>();
    }

    private static async Task<IResult> ReceiveAsync(
        string channel,
        HttpContext context,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (context.Request.ContentLength > MaxWebhookBytes)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

        var headers = context.Request.Headers;
        var signature = headers.TryGetValue("Stripe-Signature", out var stripe) ? stripe.ToString() : headers["Shop-Signature"].ToString();
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        var outcome = await mediator.Send(new ReceiveWebhookEvent(channel, body.ToArray(), signature), cancellationToken);
        if (!outcome.IsSuccess)
            return outcome.ToProblem();

        return outcome.Value switch
        {
            WebhookEventOutcome.UnknownChannel => Problems.Of(PaymentErrors.UnknownChannel),
            WebhookEventOutcome.BadSignature => Problems.Of(PaymentErrors.BadSignature),
            WebhookEventOutcome.TryAgain => Problems.Of(PaymentErrors.ProviderSilent),
            _ => Results.Ok(),
        };
    }

    private static async Task<IResult> PayAsync(
        Guid id,
        CardBody body,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new PayInSandbox(id, body.Card ?? string.Empty), cancellationToken)).ToHttp(payment =>
            PaymentJson.Of(payment, texts)
        );

    internal sealed record CardBody(string? Card);

    internal sealed record PaymentJson(
        Guid Id,
        PaymentStatus Status,
        Money Amount,
        Money Captured,
        Money Refunded,
        string? RedirectUrl,
        string? FailureReason
    )
    {
        public static PaymentJson Of(PaymentSummary payment, IMessageTexts texts) =>
            new(
                payment.PaymentId,
                payment.Status,
                payment.Amount,
                payment.Captured,
                payment.Refunded,
                payment.RedirectUrl,
                payment.FailureReason is null ? null : texts.Of(payment.FailureReason)
            );
    }
}
