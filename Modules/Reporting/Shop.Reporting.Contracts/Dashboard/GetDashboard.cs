using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Reporting.Contracts.Dashboard;

/// <summary>
/// Dashboard metrics for a range of days in the shop's time zone, both ends included, with the preceding period of the same length for
/// comparison.
/// </summary>
public sealed record GetDashboard(DateOnly From, DateOnly To) : IQuery<DashboardView>;

public sealed record DashboardView
{
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required IReadOnlyList<Figure> Figures { get; init; }

    public required IReadOnlyList<DaySales> Days { get; init; }

    public required IReadOnlyList<FunnelStep> Funnel { get; init; }

    public required IReadOnlyList<BestSeller> BestSellers { get; init; }

    public required IReadOnlyList<LowStockItem> LowStock { get; init; }

    public required IReadOnlyList<SuccessRate> SuccessRates { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <param name="Key">Stable, for example <c>net-sales</c>.</param>
/// <param name="Definition">One sentence that defines what is counted.</param>
/// <param name="Money">Set for amounts; otherwise <paramref name="Number"/> is set.</param>
public sealed record Figure(
    string Key,
    string Name,
    string Definition,
    Money? Money,
    decimal? Number,
    Money? PreviousMoney,
    decimal? PreviousNumber
);

public sealed record DaySales(DateOnly Day, int Orders, Money Gross, Money Refunds, Money Net);

public sealed record FunnelStep(string Key, string Name, string Definition, int Count);

public sealed record BestSeller(Guid ProductId, string Title, int Units, Money Sales);

public sealed record LowStockItem(Sku Sku, int Available, int Threshold, DateTimeOffset Since);

/// <param name="Succeeded">Of <paramref name="Tried"/>.</param>
public sealed record SuccessRate(string Key, string Name, string Definition, int Tried, int Succeeded);
