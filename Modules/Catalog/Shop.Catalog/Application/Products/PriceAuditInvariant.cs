using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Contracts.Events;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;

namespace Shop.Catalog.Application.Products;

internal sealed class PriceAuditInvariant(CatalogDbContext db, TimeProvider clock) : IInvariant
{
    public string Code => "AC1a";

    public string Statement => "As far back as messages are kept, the audit trail was told of each price that staff changed by hand.";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var told = EventNameAttribute.Of(typeof(CatalogStaffActed));
        var since = clock.GetUtcNow() - OutboxMessage.KeptFor + TimeSpan.FromHours(1);
        var byStaff = db.PriceChanges.AsNoTracking().Where(change => change.StaffId != null && change.At > since);
        var untold = await byStaff
            .Where(change => !db.Outbox.Any(message => message.EventName == told && message.OccurredAt == change.At))
            .Select(change => new { change.Sku, change.At })
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await byStaff.CountAsync(cancellationToken),
            [.. untold.Select(change => $"{change.Sku} at {change.At:O}")]
        );
    }
}
