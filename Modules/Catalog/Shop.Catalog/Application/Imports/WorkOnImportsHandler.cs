using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Catalog.Domain.Imports;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using ImportStatus = Shop.Catalog.Contracts.Imports.ImportStatus;

namespace Shop.Catalog.Application.Imports;

/// <summary>
/// Works on the imports that wait, and on those whose worker died, one after the other; answers how many that were. Sent by the job.
/// </summary>
internal sealed record WorkOnImports : ICommand<int>, IBulkRequest;

internal sealed class WorkOnImportsHandler(CatalogDbContext db, ImportRunner runner, IOptions<CatalogOptions> options, TimeProvider clock)
    : IRequestHandler<WorkOnImports, Result<int>>
{
    private static readonly TimeSpan KeepFiles = TimeSpan.FromDays(7);

    public async Task<Result<int>> Handle(WorkOnImports command, CancellationToken cancellationToken)
    {
        var done = 0;
        while (!cancellationToken.IsCancellationRequested && await NextAsync(cancellationToken) is { } id)
        {
            done++;
            db.ChangeTracker.Clear();
            if (await ReadFileAsync(id, cancellationToken) is { Length: > 0 } content)
                await runner.RunAsync(id, content, cancellationToken);
            else
                await GiveUpAsync(id, cancellationToken);
        }

        var before = clock.GetUtcNow() - KeepFiles;
        await db
            .ImportChunks.Where(chunk => db.Imports.Any(import => import.Id == chunk.ImportId && import.FinishedAt < before))
            .ExecuteDeleteAsync(cancellationToken);
        return done;
    }

    private async Task<ImportId?> NextAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stale = now - TimeSpan.FromSeconds(options.Value.ImportLeaseSeconds);
        return await db
            .Imports.AsNoTracking()
            .Where(import =>
                (
                    import.State == ImportStatus.Waiting
                    && (db.ImportChunks.Any(chunk => chunk.ImportId == import.Id) || import.StartedAt < stale)
                ) || (import.State == ImportStatus.Running && (import.LeasedUntil == null || import.LeasedUntil < now))
            )
            .OrderBy(import => import.StartedAt)
            .Select(import => (ImportId?)import.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<byte[]> ReadFileAsync(ImportId id, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var chunks = db.ImportChunks.AsNoTracking().Where(chunk => chunk.ImportId == id).OrderBy(chunk => chunk.Number).AsAsyncEnumerable();
        await foreach (var chunk in chunks.WithCancellation(cancellationToken))
            content.Write(chunk.Content);

        return content.ToArray();
    }

    /// <summary>The command line that had the file is gone, or the dry run's file was deleted after its time.</summary>
    private async Task GiveUpAsync(ImportId id, CancellationToken cancellationToken)
    {
        var job = await db.Imports.SingleAsync(import => import.Id == id, cancellationToken);
        job.Fail("The import was interrupted and its file is gone. Import the file again; what was taken stays.", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
