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

    internal sealed record StockJson(
        string Sku,
        IReadOnlyList<LevelJson> Locations,
        int OnHand,
        int Reserved,
        int Available,
        int? LowStockThreshold,
        bool IsTracked,
        bool CanBackorder
    )
    {
        public static StockJson Of(StockOverview stock) =>
            new(
                stock.Sku.Value,
                [.. stock.Locations.Select(level => new LevelJson(level.Code, level.OnHand, level.Reserved, level.Available))],
                stock.OnHand,
                stock.Reserved,
                stock.Available,
                stock.LowStockThreshold,
                stock.IsTracked,
                stock.CanBackorder
            );
    }

    internal sealed record LevelJson(string Code, int OnHand, int Reserved, int Available);
}
