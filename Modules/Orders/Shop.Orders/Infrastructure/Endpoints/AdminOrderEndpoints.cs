using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Kernel.Web;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Infrastructure.Endpoints;

internal static class AdminOrderEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/orders").WithTags("Orders (back office)");
        group.MapGet("/", ListAsync).RequireAuthorization(Permissions.OrdersRead).WithName("ListOrders").Produces<OrderListJson>();
        group.MapGet("/{number}", GetAsync).RequireAuthorization(Permissions.OrdersRead).WithName("GetAnyOrder").Produces<OrderJson>();
        group
            .MapPost("/{number}/shipments", ShipAsync)
            .RequireAuthorization(Permissions.ShipmentsWrite)
            .WithIdempotency<OrdersDbContext>()
            .WithName("ShipUnits")
            .Produces<ShipmentJson>(StatusCodes.Status201Created);
        group
            .MapPut("/{number}/shipments/{id:guid}/lines", RepackAsync)
            .RequireAuthorization(Permissions.ShipmentsWrite)
            .WithName("RepackShipment")
            .Produces<ShipmentJson>();
        group
            .MapPost("/{number}/refunds", RefundAsync)
            .RequireAuthorization(Permissions.RefundsWrite)
            .WithIdempotency<OrdersDbContext>()
            .WithName("RefundOrder")
            .Produces<RefundJson>(StatusCodes.Status201Created);
        group
            .MapPost("/{number}/cancel", CancelAsync)
            .RequireAuthorization(Permissions.OrdersWrite)
            .WithIdempotency<OrdersDbContext>()
            .WithName("CancelAnyOrder")
            .Produces<OrderJson>();
        group
            .MapPost("/{number}/revisions", ReviseAsync)
            .RequireAuthorization(Permissions.OrdersWrite)
            .WithIdempotency<OrdersDbContext>()
            .WithName("ReviseOrder")
            .Produces<RevisionJson>();
        group
            .MapPost("/{number}/hold", HoldAsync)
            .RequireAuthorization(Permissions.OrdersWrite)
            .WithName("HoldOrder")
            .Produces<OrderJson>();
        group
            .MapPost("/{number}/release", ReleaseAsync)
            .RequireAuthorization(Permissions.OrdersWrite)
            .WithName("ReleaseOrder")
            .Produces<OrderJson>();
    }

    private static async Task<IResult> CancelAsync(
        string number,
        CancelBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var staff = new OrderViewer(null, null, IsStaff: true);
        var reason = body.Reason ?? string.Empty;
        var canceled = body.Lines is null
            ? await mediator.Send(new CancelOrder(number, staff, reason, user.StaffId()), cancellationToken)
            : await mediator.Send(
                new CancelUnits(
                    number,
                    Guid.CreateVersion7(),
                    [.. body.Lines.Select(line => new UnitsToCancel(line?.Name ?? string.Empty, line?.Quantity ?? 0))],
                    body.Refund ?? true,
                    body.Restock ?? true,
                    reason,
                    user.StaffId()
                ),
                cancellationToken
            );
        return canceled.IsSuccess ? await GetAsync(number, mediator, texts, cancellationToken) : canceled.ToProblem();
    }

    private static async Task<IResult> ReviseAsync(
        string number,
        ReviseBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var order = await mediator.Send(new GetOrder(number, new OrderViewer(null, null, IsStaff: true)), cancellationToken);
        if (!order.IsSuccess)
            return order.ToProblem();

        var added = new List<AddedLine>();
        foreach (var (line, index) in (body.Added ?? []).Select((line, index) => (line, index)))
        {
            if (!Sku.TryParse(line?.Sku, out var sku))
                return Problems.Of(OrderErrors.SkuMissing.At($"Added[{index}].Sku"));
            added.Add(new AddedLine(sku, line!.Quantity ?? 0, line.UnitPrice));
        }

        var lines = (body.Lines ?? []).Select(line => new RevisedLine(line?.Name ?? string.Empty, line?.Quantity ?? -1)).ToList();
        var revised =
            body.Preview == true
                ? await mediator.Send(new PreviewRevision(number, lines, added, body.Shipping), cancellationToken)
                : await mediator.Send(
                    new ReviseOrder(
                        number,
                        Guid.CreateVersion7(),
                        body.Version ?? order.Value.Version,
                        lines,
                        added,
                        body.Shipping,
                        body.Refund ?? true,
                        body.Reason ?? string.Empty,
                        user.StaffId()
                    ),
                    cancellationToken
                );
        return revised.ToHttp(revision => new RevisionJson(
            revision.Number,
            revision.Before,
            revision.After,
            revision.Delta,
            [.. revision.Changes.Select(texts.Of)]
        ));
    }

    private static async Task<IResult> HoldAsync(
        string number,
        HoldBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var held = await mediator.Send(new HoldOrder(number, body.Reason ?? string.Empty, user.StaffId()), cancellationToken);
        return held.IsSuccess ? await GetAsync(number, mediator, texts, cancellationToken) : held.ToProblem();
    }

    private static async Task<IResult> ReleaseAsync(
        string number,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var released = await mediator.Send(new ReleaseOrder(number, user.StaffId()), cancellationToken);
        return released.IsSuccess ? await GetAsync(number, mediator, texts, cancellationToken) : released.ToProblem();
    }

    private static async Task<IResult> ListAsync(
        IMediator mediator,
        CancellationToken cancellationToken,
        string? query = null,
        [UnknownValue("orders.unknown-status")] OrderStatus? status = null,
        [UnknownValue("orders.unknown-status")] PaymentState? paymentStatus = null,
        [UnknownValue("orders.unknown-status")] FulfillmentState? fulfillmentStatus = null,
        int page = 1,
        int pageSize = 20
    ) =>
        (
            await mediator.Send(
                new ListOrders(null, query, status, paymentStatus, fulfillmentStatus, null, null, page, pageSize),
                cancellationToken
            )
        ).ToHttp(OrderListJson.Of);

    private static async Task<IResult> GetAsync(
        string number,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new GetOrder(number, new OrderViewer(null, null, IsStaff: true)), cancellationToken)).ToHttp(order =>
            OrderJson.Of(order, texts)
        );

    private static async Task<IResult> ShipAsync(
        string number,
        ShipBody? body,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var lines = body?.Lines?.Select(line => new UnitsToShip(line?.Name ?? string.Empty, line?.Quantity ?? 0)).ToList();
        var shipped = await mediator.Send(
            new ShipUnits(
                number,
                Guid.CreateVersion7(),
                lines,
                body?.Carrier,
                body?.TrackingNumber,
                Dispatch: false,
                user.StaffId(),
                body?.Location
            ),
            cancellationToken
        );
        return shipped.ToCreated(shipment => $"/api/v1/admin/shipments/{shipment.Id}", ShipmentJson.Of);
    }

    private static async Task<IResult> RepackAsync(
        string number,
        Guid id,
        RepackBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var lines = (body.Lines ?? []).Select(line => new UnitsToShip(line?.Name ?? string.Empty, line?.Quantity ?? 0)).ToList();
        return (
            await mediator.Send(
                new RepackShipment(number, id, Guid.CreateVersion7(), body.Version, lines, user.StaffId()),
                cancellationToken
            )
        ).ToHttp(ShipmentJson.Of);
    }

    private static async Task<IResult> RefundAsync(
        string number,
        RefundBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var lines = body.Lines?.Select(line => new UnitsToRefund(line?.Name ?? string.Empty, line?.Quantity ?? 0)).ToList();
        var refunded = await mediator.Send(
            new RefundOrder(
                number,
                Guid.CreateVersion7(),
                body.Amount,
                lines,
                body.Restock ?? false,
                string.IsNullOrWhiteSpace(body.Reason) ? null : body.Reason,
                user.StaffId(),
                body.Shipping
            ),
            cancellationToken
        );
        return refunded.ToCreated(refund => $"/api/v1/admin/orders/{number}", refund => RefundJson.Of(refund, texts));
    }

    /// <param name="Location">Code of the location to ship from; null for where the units are reserved.</param>
    internal sealed record ShipBody(IReadOnlyList<UnitsBody>? Lines, string? Carrier, string? TrackingNumber, string? Location);

    /// <param name="Version">Null for the current one.</param>
    internal sealed record RepackBody(IReadOnlyList<UnitsBody>? Lines, int? Version);

    internal sealed record RefundBody(Money? Amount, IReadOnlyList<UnitsBody>? Lines, bool? Restock, string? Reason, Money? Shipping);

    /// <param name="Lines">Null for all remaining units.</param>
    internal sealed record CancelBody(IReadOnlyList<UnitsBody>? Lines, bool? Refund, bool? Restock, string? Reason);

    internal sealed record HoldBody(string? Reason);

    /// <param name="Preview">True to calculate only.</param>
    /// <param name="Version">Null for the current one.</param>
    internal sealed record ReviseBody(
        IReadOnlyList<UnitsBody>? Lines,
        IReadOnlyList<DraftEndpoints.DraftLineBody>? Added,
        Money? Shipping,
        bool? Refund,
        string? Reason,
        bool? Preview,
        int? Version
    );

    internal sealed record RevisionJson(int Number, Money Before, Money After, Money Delta, IReadOnlyList<string> Changes);

    /// <summary>Units of a line, identified by SKU or id.</summary>
    internal sealed record UnitsBody(string? Sku, Guid? Id, int? Quantity)
    {
        public string Name => Id?.ToString() ?? Sku ?? string.Empty;
    }
}
