using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Reporting.Contracts.Dashboard;

namespace Shop.Reporting.Application.Reports;

/// <summary>Success rates of the main user tasks.</summary>
internal static class SuccessRates
{
    public static async Task<IReadOnlyList<SuccessRate>> OfAsync(
        ReportingDbContext db,
        IMessageTexts texts,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken
    ) =>
        [
            new SuccessRate(
                "registration",
                texts.Of(new Message("reporting.rate-registration")),
                texts.Of(new Message("reporting.rate-registration-definition")),
                await db.Registrations.CountAsync(fact => fact.Day >= from && fact.Day <= to, cancellationToken),
                await db.Registrations.CountAsync(fact => fact.Day >= from && fact.Day <= to && fact.Succeeded, cancellationToken)
            ),
            new SuccessRate(
                "search",
                texts.Of(new Message("reporting.rate-search")),
                texts.Of(new Message("reporting.rate-search-definition")),
                await db.Searches.CountAsync(fact => fact.Day >= from && fact.Day <= to, cancellationToken),
                await db.Searches.CountAsync(fact => fact.Day >= from && fact.Day <= to && fact.Results > 0, cancellationToken)
            ),
            new SuccessRate(
                "payment",
                texts.Of(new Message("reporting.rate-payment")),
                texts.Of(new Message("reporting.rate-payment-definition")),
                await db.Payments.CountAsync(fact => fact.Day >= from && fact.Day <= to, cancellationToken),
                await db.Payments.CountAsync(fact => fact.Day >= from && fact.Day <= to && fact.Succeeded, cancellationToken)
            ),
            new SuccessRate(
                "stock-warning",
                texts.Of(new Message("reporting.rate-stock-warning")),
                texts.Of(new Message("reporting.rate-stock-warning-definition")),
                await db.StockAlerts.CountAsync(fact => fact.Day >= from && fact.Day <= to, cancellationToken),
                await db.StockAlerts.CountAsync(fact => fact.Day >= from && fact.Day <= to && fact.ResolvedAt != null, cancellationToken)
            ),
            new SuccessRate(
                "delivery",
                texts.Of(new Message("reporting.rate-delivery")),
                texts.Of(new Message("reporting.rate-delivery-definition")),
                await db.Parcels.CountAsync(fact => fact.Day >= from && fact.Day <= to, cancellationToken),
                await db.Parcels.CountAsync(fact => fact.Day >= from && fact.Day <= to && fact.Delivered, cancellationToken)
            ),
        ];
}
