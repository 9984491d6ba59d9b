using Microsoft.EntityFrameworkCore;
using Shop.Reporting.Contracts.Dashboard;

namespace Shop.Reporting.Application.Reports;

/// <summary>Success rates of the main user tasks.</summary>
internal static class SuccessRates
{
    public static async Task<IReadOnlyList<SuccessRate>> OfAsync(
        ReportingDbContext db,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken
    ) =>
        [
            new SuccessRate(
                "registration",
                "Registration",
                "Registration forms with acceptable input that opened a new account.",
                await db.Registrations.CountAsync(fact => fact.Day >= from && fact.Day <= to, cancellationToken),
                await db.Registrations.CountAsync(fact => fact.Day >= from && fact.Day <= to && fact.Succeeded, cancellationToken)
            ),
            new SuccessRate(
                "search",
                "Search with results",
                "Searches in the storefront that found at least one product.",
                await db.Searches.CountAsync(fact => fact.Day >= from && fact.Day <= to, cancellationToken),
                await db.Searches.CountAsync(fact => fact.Day >= from && fact.Day <= to && fact.Results > 0, cancellationToken)
            ),
            new SuccessRate(
                "payment",
                "Payment",
                "Payment attempts that were authorized, captured or accepted offline, by the day they began.",
                await db.Payments.CountAsync(fact => fact.Day >= from && fact.Day <= to, cancellationToken),
                await db.Payments.CountAsync(fact => fact.Day >= from && fact.Day <= to && fact.Succeeded, cancellationToken)
            ),
            new SuccessRate(
                "stock-warning",
                "Stock warnings",
                "Low-stock alerts whose item was restocked above its threshold since.",
                await db.StockAlerts.CountAsync(fact => fact.Day >= from && fact.Day <= to, cancellationToken),
                await db.StockAlerts.CountAsync(fact => fact.Day >= from && fact.Day <= to && fact.ResolvedAt != null, cancellationToken)
            ),
            new SuccessRate(
                "delivery",
                "Delivery",
                "Parcels handed to a carrier that were delivered, by the day they left.",
                await db.Parcels.CountAsync(fact => fact.Day >= from && fact.Day <= to, cancellationToken),
                await db.Parcels.CountAsync(fact => fact.Day >= from && fact.Day <= to && fact.Delivered, cancellationToken)
            ),
        ];
}
