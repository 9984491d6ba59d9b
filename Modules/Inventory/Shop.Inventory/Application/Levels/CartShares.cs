using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

/// <summary>Divides stock between the lines of a cart that draw on the same SKUs.</summary>
internal static class CartShares
{
    private const long NoLimit = long.MaxValue;

    /// <param name="goods">The SKUs that the lines are made of.</param>
    public static IReadOnlyList<CartAvailability> Of(IReadOnlyList<Line> lines, IReadOnlyDictionary<Sku, Availability> goods)
    {
        var here = lines.SelectMany(line => line.Parts).Select(part => part.Sku).Distinct().ToDictionary(sku => sku, Here);
        var max = here.Keys.ToDictionary(sku => sku, Max);
        var taken = new List<(long Here, long Max)>();
        foreach (var line in lines)
        {
            var granted = Math.Min(line.Quantity, Fits(line, max));
            var ready = Math.Min(granted, Fits(line, here));
            Take(line, max, granted);
            Take(line, here, ready);
            taken.Add((ready, granted));
        }

        return
        [
            .. lines.Zip(taken, (line, own) =>
                lines.Any(other => other != line && other.Parts.Any(part => line.Parts.Any(mine => mine.Sku == part.Sku)))
                    ? new CartAvailability(Share(line, Add(own.Here, Fits(line, here)), Add(own.Max, Fits(line, max))), IsShared: true)
                    : new CartAvailability(line.Own, IsShared: false)
            ),
        ];

        long Here(Sku sku) => Find(sku) is { IsTracked: true } stock ? stock.Available : NoLimit;

        long Max(Sku sku) =>
            Find(sku) switch
            {
                { IsTracked: false } or { CanBackorder: true, BackordersLeft: null } => NoLimit,
                var stock => (long)stock.Available + (stock.BackordersLeft ?? 0),
            };

        Availability Find(Sku sku) => goods.GetValueOrDefault(sku) ?? Offer.Unknown(sku).Availability;

        Availability Share(Line line, long available, long limit) =>
            !line.Own.IsTracked
                ? line.Own
                : line.Own with
                {
                    Available = (int)Math.Min(available, int.MaxValue),
                    CanBackorder = limit > available,
                    BackordersLeft = limit > available && limit < NoLimit ? (int)Math.Min(limit - available, int.MaxValue) : null,
                    ExpectedOn = line.Own.ExpectedOn ?? line.Parts.Max(part => Find(part.Sku).ExpectedOn),
                };
    }

    private static long Fits(Line line, Dictionary<Sku, long> left) =>
        line.Parts.Min(part => left[part.Sku] == NoLimit ? NoLimit : left[part.Sku] / part.Each);

    private static void Take(Line line, Dictionary<Sku, long> left, long units)
    {
        foreach (var (sku, each) in line.Parts)
            if (left[sku] != NoLimit)
                left[sku] -= units * each;
    }

    private static long Add(long units, long more) => more == NoLimit ? NoLimit : units + more;

    /// <param name="Own">What would be available to it alone.</param>
    /// <param name="OwnParts">Null when it is not a bundle.</param>
    public sealed record Line(int Quantity, Availability Own, IReadOnlyList<(Sku Sku, int Each)>? OwnParts)
    {
        public bool IsBundle => OwnParts is not null;

        public IReadOnlyList<(Sku Sku, int Each)> Parts => OwnParts ?? [(Own.Sku, 1)];
    }
}
