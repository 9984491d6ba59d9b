using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Contracts.Events;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;

namespace Shop.Catalog.Application.Products;

internal sealed class PriceAuditInvariant(CatalogDbContext db, TimeProvider clock) : IInvariant
{
    public string Name => "catalog.price-changes-audited";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var eventName = EventNameAttribute.Of(typeof(CatalogStaffActed));
        var since = clock.GetUtcNow() - OutboxMessage.KeptFor + TimeSpan.FromHours(1);
        var byStaff = db.PriceChanges.Where(change => change.StaffId != null && change.At > since);
        var missing = await byStaff
            .Where(change => !db.Outbox.Any(message => message.EventName == eventName && message.OccurredAt == change.At))
            .Select(change => new { change.Sku, change.At })
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await byStaff.CountAsync(cancellationToken),
            [.. missing.Select(change => $"{change.Sku} at {change.At:O}")]
        );
    }
}
