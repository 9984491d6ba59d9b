using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Payments.Application.Attempts;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Payments.Infrastructure.Endpoints;

internal static class PaymentEndpoints
{
    private const int LargestNotice = 64 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints, bool withSandbox)
    {
        var group = endpoints.MapGroup("/payments").WithTags("Payments");
        group.MapPost("/{channel}/webhook", ReceiveAsync).WithName("ReceivePaymentNotice").DisableAntiforgery();
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
        if (context.Request.ContentLength > LargestNotice)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

        var headers = context.Request.Headers;
        var signature = headers.TryGetValue("Stripe-Signature", out var stripe) ? stripe.ToString() : headers["Shop-Signature"].ToString();
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        var outcome = await mediator.Send(new ReceiveNotice(channel, body.ToArray(), signature), cancellationToken);
        if (!outcome.IsSuccess)
            return outcome.ToProblem();

        return outcome.Value switch
        {
            NoticeOutcome.UnknownChannel => Results.Problem(Problems.Details("not-found", "There is no such payment channel.")),
            NoticeOutcome.BadSignature => Results.Problem(Problems.Details("unauthorized", "The signature is missing, wrong or too old.")),
            NoticeOutcome.TryAgain => Results.Problem(
                Problems.Details("busy", "The provider has to be asked about this and does not answer.")
            ),
            _ => Results.Ok(),
        };
    }

    private static async Task<IResult> PayAsync(Guid id, CardBody body, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new PayInSandbox(id, body.Card ?? string.Empty), cancellationToken)).ToHttp(PaymentJson.Of);

    internal sealed record CardBody(string? Card);

    internal sealed record PaymentJson(
        Guid Id,
        string Status,
        Money Amount,
        Money Captured,
        Money Refunded,
        string? RedirectUrl,
        string? FailureReason
    )
    {
        public static PaymentJson Of(PaymentSummary payment) =>
            new(
                payment.PaymentId,
                System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(payment.Status.ToString()),
                payment.Amount,
                payment.Captured,
                payment.Refunded,
                payment.RedirectUrl,
                payment.FailureReason
            );
    }
}
