using MediatR;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

/// <summary>Reads stock from Inventory.</summary>
internal static class Stock
{
    private const int MaxShown = 999_999;
    private const int MaxAsked = 1000;

    /// <summary>Current availability of these SKUs.</summary>
    public static async Task<Dictionary<Sku, Availability>> AskAsync(
        IMediator mediator,
        IReadOnlyCollection<Sku> skus,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<Sku, Availability>(skus.Count);
        foreach (var chunk in skus.Distinct().Chunk(MaxAsked))
        {
            var answer = await mediator.Send(new GetAvailability(chunk), cancellationToken);
            foreach (var availability in answer.Value)
                found[availability.Sku] = availability;
        }

        return found;
    }

    /// <summary>Creates stock items for these SKUs.</summary>
    public static async Task AddAsync(IMediator mediator, IEnumerable<Sku> skus, CancellationToken cancellationToken)
    {
        foreach (var chunk in skus.Distinct().Chunk(MaxAsked))
            (await mediator.Send(new AddStockItems(chunk), cancellationToken)).OrThrow();
    }

    public static AvailabilityState StateOf(Availability availability) =>
        availability switch
        {
            { IsTracked: false } => AvailabilityState.InStock,
            { Available: > 0, IsLow: true } => AvailabilityState.Low,
            { Available: > 0 } => AvailabilityState.InStock,
            { CanBackorder: true } => AvailabilityState.Backorder,
            _ => AvailabilityState.SoldOut,
        };

    public static int Buyable(Availability availability) =>
        availability switch
        {
            { IsTracked: false } or { CanBackorder: true, BackordersLeft: null } => MaxShown,
            _ => (int)Math.Min((long)availability.Available + (availability.BackordersLeft ?? 0), MaxShown),
        };

    public static Message MessageOf(Availability availability) =>
        StateOf(availability) switch
        {
            AvailabilityState.InStock => new Message("catalog.in-stock"),
            AvailabilityState.Low => new Message("catalog.low-stock").With("count", availability.Available),
            AvailabilityState.Backorder when availability.ExpectedOn is { } day => new Message("catalog.backorder-expected").With(
                "day",
                day
            ),
            AvailabilityState.Backorder => new Message("catalog.backorder"),
            _ => new Message("catalog.sold-out"),
        };

    /// <summary>The best availability of several SKUs; a SKU unknown to Inventory is sold out.</summary>
    public static AvailabilityState BestOf(IEnumerable<Sku> skus, IReadOnlyDictionary<Sku, Availability> stock) =>
        (AvailabilityState)
            skus.Select(sku => stock.TryGetValue(sku, out var availability) ? StateOf(availability) : AvailabilityState.SoldOut)
                .DefaultIfEmpty(AvailabilityState.SoldOut)
                .Min();
}
