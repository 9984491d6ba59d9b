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

/// <summary>
/// A page was looked at. No cookie and no address is kept: visitors are told apart by a hash that changes every day.
/// </summary>
/// <param name="VisitorHash">Made by the host of address, browser and a secret of the day.</param>
/// <param name="Query">What was searched for, with <paramref name="Results"/> found.</param>
public sealed record RecordVisit(VisitKind Kind, string VisitorHash, string? ProductSlug, string? Query, int? Results) : ICommand;
