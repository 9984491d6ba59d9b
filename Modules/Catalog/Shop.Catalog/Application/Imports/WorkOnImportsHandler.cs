using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Catalog.Application.Media;
using Shop.Catalog.Domain.Imports;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Persistence;
using ImportStatus = Shop.Catalog.Contracts.Imports.ImportStatus;

namespace Shop.Catalog.Application.Imports;

/// <summary>
/// Runs waiting imports and those whose worker died, one after the other, then fetches some of their external images; returns how many
/// imports that were. Sent by the job.
/// </summary>
internal sealed record WorkOnImports : ICommand<int>, IBulkRequest;

internal sealed class WorkOnImportsHandler(
    CatalogDbContext db,
    BatchRunner batch,
    PictureFetcher pictures,
    IOptions<CatalogOptions> options,
    TimeProvider clock
) : IRequestHandler<WorkOnImports, Result<int>>
{
    private static readonly TimeSpan KeepFiles = TimeSpan.FromDays(7);

    public async Task<Result<int>> Handle(WorkOnImports command, CancellationToken cancellationToken)
    {
        // A failed import is not retried in this run.
        List<ImportId> tried = [];
        var done = 0;
        while (!cancellationToken.IsCancellationRequested && await NextAsync(tried, cancellationToken) is { } id)
        {
            tried.Add(id);
            done += await batch.ForEachAsync<ImportRunner, ImportId>(
                nameof(WorkOnImports),
                [id],
                (runner, _) => WorkOnAsync(runner, id, cancellationToken),
                cancellationToken
            );
        }

        await pictures.FetchAsync(cancellationToken);
        var before = clock.GetUtcNow() - KeepFiles;
        await db
            .ImportChunks.Where(chunk => db.Imports.Any(import => import.Id == chunk.ImportId && import.FinishedAt < before))
            .ExecuteDeleteAsync(cancellationToken);
        return done;
    }

    private async Task<bool> WorkOnAsync(ImportRunner runner, ImportId id, CancellationToken cancellationToken)
    {
        if (await ReadFileAsync(id, cancellationToken) is { Length: > 0 } content)
            await runner.RunAsync(id, content, cancellationToken);
        else
            await runner.FailWithoutFileAsync(id, cancellationToken);
        return true;
    }

    private async Task<ImportId?> NextAsync(List<ImportId> tried, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stale = now - TimeSpan.FromSeconds(options.Value.ImportLeaseSeconds);
        return await db
            .Imports.Where(import => !tried.Contains(import.Id))
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
        var chunks = db.ImportChunks.Where(chunk => chunk.ImportId == id).OrderBy(chunk => chunk.Number).AsAsyncEnumerable();
        await foreach (var chunk in chunks.WithCancellation(cancellationToken))
            content.Write(chunk.Content);

        return content.ToArray();
    }
}
