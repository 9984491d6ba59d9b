using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Web;

namespace Shop.Inventory.Infrastructure.Endpoints;

internal static class InventoryEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/inventory").WithTags("Inventory");
        group.MapGet("/{sku}", GetAsync).RequireAuthorization(Permissions.InventoryRead).WithName("GetStock").Produces<StockJson>();
        group.MapPut("/{sku}", PutAsync).RequireAuthorization(Permissions.InventoryWrite).WithName("AdjustStock").Produces<StockJson>();
    }

    private static async Task<IResult> GetAsync(string sku, IMediator mediator, CancellationToken cancellationToken) =>
        Sku.TryParse(sku, out var parsed)
            ? (await mediator.Send(new GetStock(parsed), cancellationToken)).ToHttp(StockJson.Of)
            : Problems.Of(InventoryErrors.UnknownSku);

    private static async Task<IResult> PutAsync(
        string sku,
        AdjustStockBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (!Sku.TryParse(sku, out var parsed))
            return Problems.Of(InventoryErrors.UnknownSku);

        var known = await mediator.Send(new GetStock(parsed), cancellationToken);
        if (!known.IsSuccess)
            return known.ToProblem();

        var command = new AdjustStock(
            Guid.CreateVersion7(),
            parsed,
            body.Location,
            body.OnHand,
            body.Delta,
            body.Expected,
            body.Reason ?? string.Empty,
            user.StaffId()
        );
        return (await mediator.Send(command, cancellationToken)).ToHttp(StockJson.Of);
    }

    internal sealed record AdjustStockBody(int? OnHand, int? Delta, string? Location, string? Reason, int? Expected);

    internal sealed record StockJson
    {
        public required string Sku { get; init; }

        public required IReadOnlyList<LevelJson> Locations { get; init; }

        public required int OnHand { get; init; }

        public required int Reserved { get; init; }

        public required int Available { get; init; }

        public required int? LowStockThreshold { get; init; }

        public required bool IsTracked { get; init; }

        public required bool CanBackorder { get; init; }

        public static StockJson Of(StockOverview stock) =>
            new()
            {
                Sku = stock.Sku.Value,
                Locations = [.. stock.Locations.Select(level => new LevelJson(level.Code, level.OnHand, level.Reserved, level.Available))],
                OnHand = stock.OnHand,
                Reserved = stock.Reserved,
                Available = stock.Available,
                LowStockThreshold = stock.LowStockThreshold,
                IsTracked = stock.IsTracked,
                CanBackorder = stock.CanBackorder,
            };
    }

    internal sealed record LevelJson(string Code, int OnHand, int Reserved, int Available);
}
