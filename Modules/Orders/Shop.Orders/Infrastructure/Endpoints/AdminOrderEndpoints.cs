using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Kernel;
using Shop.Kernel.Http;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Ordering;

namespace Shop.Orders.Infrastructure.Endpoints;

internal static class AdminOrderEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/orders").WithTags("Orders (back office)");
        group.MapGet("/", ListAsync).RequireAuthorization(Permissions.OrdersRead).WithName("ListOrders").Produces<OrderListJson>();
        group.MapGet("/{number}", GetAsync).RequireAuthorization(Permissions.OrdersRead).WithName("GetAnyOrder").Produces<OrderJson>();
        group.MapPost("/{number}/shipments", ShipAsync).RequireAuthorization(Permissions.ShipmentsWrite).WithIdempotency<OrdersDbContext>()
            .WithName("ShipUnits").Produces<ShipmentJson>(StatusCodes.Status201Created);
        group.MapPost("/{number}/refunds", RefundAsync).RequireAuthorization(Permissions.RefundsWrite).WithIdempotency<OrdersDbContext>()
            .WithName("RefundOrder").Produces<RefundJson>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(
        IMediator mediator, CancellationToken cancellationToken, string? query = null, string? status = null, string? paymentStatus = null, string? fulfillmentStatus = null, int page = 1, int pageSize = 20) =>
        (await mediator.Send(new ListOrders(null, query, status, paymentStatus, fulfillmentStatus, null, null, page, pageSize), cancellationToken)).ToHttp(OrderListJson.Of);

    private static async Task<IResult> GetAsync(string number, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetOrder(number, new OrderViewer(null, null, IsStaff: true)), cancellationToken)).ToHttp(OrderJson.Of);

    private static async Task<IResult> ShipAsync(string number, ShipBody? body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancellationToken)
    {
        var lines = body?.Lines?.Select(line => new UnitsToShip(line?.Name ?? string.Empty, line?.Quantity ?? 0)).ToList();
        var shipped = await mediator.Send(
            new ShipUnits(number, Guid.CreateVersion7(), lines, body?.Carrier, body?.TrackingNumber, Dispatch: false, user.StaffId()), cancellationToken);
        return shipped.ToCreated(shipment => $"/api/v1/admin/shipments/{shipment.Id}", ShipmentJson.Of);
    }

    private static async Task<IResult> RefundAsync(string number, RefundBody body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancellationToken)
    {
        var lines = body.Lines?.Select(line => new UnitsToRefund(line?.Name ?? string.Empty, line?.Quantity ?? 0)).ToList();
        var refunded = await mediator.Send(
            new RefundOrder(number, Guid.CreateVersion7(), body.Amount, lines, body.Restock ?? false, string.IsNullOrWhiteSpace(body.Reason) ? "Refund" : body.Reason, user.StaffId()), cancellationToken);
        return refunded.ToCreated(
            refund => $"/api/v1/admin/orders/{number}", refund => new RefundJson(refund.Id, refund.Amount, refund.Status, refund.Reason, refund.Restocked, refund.At));
    }

    internal sealed record ShipBody(IReadOnlyList<UnitsBody>? Lines, string? Carrier, string? TrackingNumber);

    internal sealed record RefundBody(Money? Amount, IReadOnlyList<UnitsBody>? Lines, bool? Restock, string? Reason);

    /// <summary>Units of a line, named by its SKU or id.</summary>
    internal sealed record UnitsBody(string? Sku, Guid? Id, int? Quantity)
    {
        public string Name => Id?.ToString() ?? Sku ?? string.Empty;
    }
}
