using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Kernel.Web;
using Shop.Payments.Application;
using Shop.Payments.Contracts.StoredValues;
using Shop.Payments.Domain;

namespace Shop.Payments.Infrastructure.Endpoints;

internal static class GiftCardEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/gift-cards").WithTags("Payments (back office)");
        group
            .MapPost("/", IssueAsync)
            .RequireAuthorization(Permissions.PaymentsWrite)
            .WithIdempotency<PaymentsDbContext>()
            .WithName("IssueGiftCard")
            .Produces<IssuedGiftCard>(StatusCodes.Status201Created);
        group
            .MapGet("/{id:guid}", GetAsync)
            .RequireAuthorization(Permissions.PaymentsRead)
            .WithName("GetGiftCard")
            .Produces<GiftCardJson>();
    }

    private static async Task<IResult> IssueAsync(
        GiftCardBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (body.Amount is not { } amount)
            return Problems.Of(PaymentErrors.AmountNeeded);

        var issued = await mediator.Send(
            new IssueGiftCard(Guid.CreateVersion7(), amount, body.ExpiresAt, Reference: null, body.Reason ?? string.Empty, user.StaffId()),
            cancellationToken
        );
        return issued.ToCreated(card => $"/api/v1/admin/gift-cards/{card.Id}");
    }

    private static async Task<IResult> GetAsync(Guid id, IMediator mediator, IMessageTexts texts, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetGiftCard(id), cancellationToken)).ToHttp(card => GiftCardJson.Of(card, texts));

    internal sealed record GiftCardBody(Money? Amount, DateTimeOffset? ExpiresAt, string? Reason);

    internal sealed record GiftCardJson
    {
        public required Guid Id { get; init; }

        public required string LastDigits { get; init; }

        public required Money Balance { get; init; }

        public required Money Held { get; init; }

        public required DateTimeOffset IssuedAt { get; init; }

        public required DateTimeOffset? ExpiresAt { get; init; }

        public required DateTimeOffset? DisabledAt { get; init; }

        public required IReadOnlyList<MoveJson> Moves { get; init; }

        public static GiftCardJson Of(GiftCardDetails card, IMessageTexts texts) =>
            new()
            {
                Id = card.Id,
                LastDigits = card.LastDigits,
                Balance = card.Balance,
                Held = card.Held,
                IssuedAt = card.IssuedAt,
                ExpiresAt = card.ExpiresAt,
                DisabledAt = card.DisabledAt,
                Moves =
                [
                    .. card.Moves.Select(move => new MoveJson(
                        move.Kind,
                        move.Amount,
                        move.BalanceAfter,
                        move.PaymentId,
                        move.Note is null ? null : texts.Of(move.Note),
                        move.At
                    )),
                ],
            };
    }

    internal sealed record MoveJson(
        StoredValueMoveKind Kind,
        Money Amount,
        Money BalanceAfter,
        Guid? PaymentId,
        string? Note,
        DateTimeOffset At
    );
}
