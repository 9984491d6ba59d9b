using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Modules;
using ImportStatus = Shop.Catalog.Contracts.Imports.ImportStatus;

namespace Shop.Catalog.Application.Imports;

internal sealed class ImportsInvariant(CatalogDbContext db) : IInvariant
{
    public string Name => "catalog.imports-add-up";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var broken = await db
            .Imports.Where(import =>
                import.RowsRead != import.RowsTaken + import.RowsUnchanged + import.RowsRejected
                || import.ProductsDone
                    != import.ProductsCreated + import.ProductsUpdated + import.ProductsUnchanged + import.ProductsRejected
                || (import.State == ImportStatus.Finished && import.RowsTotal != import.RowsRead)
            )
            .Select(import => new
            {
                import.Id,
                import.FileName,
                import.RowsTotal,
                import.RowsRead,
                import.RowsTaken,
                import.RowsUnchanged,
                import.RowsRejected,
            })
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await db.Imports.CountAsync(cancellationToken),
            [
                .. broken.Select(import =>
                    $"{import.FileName} {import.Id.Value}: {import.RowsRead} of {import.RowsTotal} rows read, "
                    + $"{import.RowsTaken} taken, {import.RowsUnchanged} unchanged, {import.RowsRejected} rejected"
                ),
            ]
        );
    }
}
