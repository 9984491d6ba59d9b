using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Infrastructure.Endpoints;

internal static class DraftEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/orders").WithTags("Orders (back office)").RequireAuthorization(Permissions.OrdersWrite);
        group
            .MapPost("/drafts", SaveAsync)
            .WithIdempotency<OrdersDbContext>()
            .WithName("CreateDraft")
            .Produces<DraftJson>(StatusCodes.Status201Created);
        group.MapPost("/{number}/send", SendAsync).WithName("SendDraft").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{number}/confirm-on-terms", ConfirmAsync).WithName("ConfirmOnTerms").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> SaveAsync(
        DraftBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var lines = new List<DraftLine>();
        foreach (var (line, index) in (body.Lines ?? []).Select((line, index) => (line, index)))
        {
            if (!Sku.TryParse(line?.Sku, out var sku))
                return Problems.Of(OrderErrors.SkuMissing.At($"Lines[{index}].Sku"));
            lines.Add(new DraftLine(sku, line!.Quantity ?? 0, line.UnitPrice));
        }

        var saved = await mediator.Send(
            new SaveDraft(
                Guid.CreateVersion7(),
                body.Email ?? string.Empty,
                (body.ShippingAddress ?? new OrderEndpoints.AddressBody()).ToAddress(),
                body.BillingAddress?.ToAddress(),
                lines,
                body.ShippingMethod,
                body.ShippingPrice,
                body.Note,
                user.StaffId()
            ),
            cancellationToken
        );
        return saved.ToCreated(
            draft => $"/api/v1/admin/orders/{draft.Number}",
            draft => new DraftJson(draft.Id, draft.Number, OrderStatus.Draft, draft.Total)
        );
    }

    private static async Task<IResult> SendAsync(
        string number,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var sent = await mediator.Send(new SendDraft(number, user.StaffId()), cancellationToken);
        return sent.IsSuccess ? Results.NoContent() : sent.ToProblem();
    }

    private static async Task<IResult> ConfirmAsync(
        string number,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var confirmed = await mediator.Send(new ConfirmOnTerms(number, user.StaffId()), cancellationToken);
        return confirmed.IsSuccess ? Results.NoContent() : confirmed.ToProblem();
    }

    internal sealed record DraftBody(
        string? Email,
        OrderEndpoints.AddressBody? ShippingAddress,
        OrderEndpoints.AddressBody? BillingAddress,
        IReadOnlyList<DraftLineBody>? Lines,
        string? ShippingMethod,
        Money? ShippingPrice,
        string? Note
    );

    internal sealed record DraftLineBody(string? Sku, int? Quantity, Money? UnitPrice);

    internal sealed record DraftJson(Guid Id, string Number, OrderStatus Status, Money Total);
}
