using System.Globalization;
using MediatR;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

/// <summary>Reads stock from Inventory and formats it for shoppers.</summary>
internal static class Stock
{
    private const int MostShown = 999_999;
    private const int MostAsked = 1000;

    /// <summary>Current availability of these SKUs.</summary>
    public static async Task<Dictionary<Sku, Availability>> AskAsync(
        IMediator mediator,
        IReadOnlyCollection<Sku> skus,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<Sku, Availability>(skus.Count);
        foreach (var chunk in skus.Distinct().Chunk(MostAsked))
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
        foreach (var chunk in skus.Distinct().Chunk(MostAsked))
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
            { IsTracked: false } or { CanBackorder: true, BackordersLeft: null } => MostShown,
            _ => (int)Math.Min((long)availability.Available + (availability.BackordersLeft ?? 0), MostShown),
        };

    public static string TextOf(Availability availability) =>
        StateOf(availability) switch
        {
            AvailabilityState.InStock => "In stock",
            AvailabilityState.Low => string.Create(CultureInfo.InvariantCulture, $"Only {availability.Available} left"),
            AvailabilityState.Backorder when availability.ExpectedOn is { } day => "On backorder, expected "
                + day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            AvailabilityState.Backorder => "On backorder",
            _ => "Sold out",
        };

    /// <summary>The best availability of several SKUs; a SKU unknown to Inventory is sold out.</summary>
    public static AvailabilityState BestOf(IEnumerable<Sku> skus, IReadOnlyDictionary<Sku, Availability> stock) =>
        (AvailabilityState)
            skus.Select(sku => stock.TryGetValue(sku, out var availability) ? StateOf(availability) : AvailabilityState.SoldOut)
                .DefaultIfEmpty(AvailabilityState.SoldOut)
                .Min();
}
