using Shop.Kernel.Messaging;

namespace Shop.Reporting.Contracts.Visits;

public enum VisitKind
{
    Page,
    Product,
    Search,
    Cart,
    Checkout,
}

/// <summary>A page view. No cookie or IP address is stored: visitors are identified by a hash that changes every day.</summary>
/// <param name="VisitorHash">Computed by the host from IP address, browser and a daily secret.</param>
/// <param name="Query">The search text, with <paramref name="Results"/> found.</param>
public sealed record RecordVisit(VisitKind Kind, string VisitorHash, string? ProductSlug, string? Query, int? Results) : ICommand;
