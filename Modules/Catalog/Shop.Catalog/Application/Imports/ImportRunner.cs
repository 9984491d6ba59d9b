using System.Collections.Concurrent;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Imports;
using Shop.Kernel;
using Shop.Kernel.Persistence;
using ImportSeverity = Shop.Catalog.Contracts.Imports.ImportSeverity;

namespace Shop.Catalog.Application.Imports;

/// <summary>
/// Imports a file in batches, each saved together with its progress: a killed import resumes after its last batch. Used by the command line
/// and the background job. While one batch is saved the next one is prepared, each in its own scope.
/// </summary>
internal sealed class ImportRunner(CatalogCache cache, IServiceScopeFactory scopes, IOptions<CatalogOptions> options, TimeProvider clock)
{
    private const int MaxRows = 2000;
    private const int MaxTries = 3;
    private const int MaxMessages = 1000;

    /// <summary>
    /// SKUs assigned by this run, with their lines: the previous batch may not be saved yet, and a dry run saves nothing.
    /// </summary>
    private readonly ConcurrentDictionary<Sku, int> given = new();

    private TimeSpan Lease => TimeSpan.FromSeconds(options.Value.ImportLeaseSeconds);

    /// <summary>Runs until the file is done, the import is canceled, or another worker has taken it over.</summary>
    public async Task RunAsync(ImportId id, byte[] content, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        var job = await BeginAsync(db, id, cancellationToken);
        if (job is null)
            return;

        ProductGroups groups;
        try
        {
            groups = ProductGroups.Read(content);
        }
        catch (UnreadableFileException exception)
        {
            job.Fail(exception.Error, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        var done = await RecognizeAsync(db, job, groups, cancellationToken);
        if (await WorkAsync(job, groups, done, cancellationToken))
            await FinishAsync(id, cancellationToken);
    }

    /// <summary>Fails the import when its file is missing: the command line process ended, or the file of a dry run expired.</summary>
    public Task FailWithoutFileAsync(ImportId id, CancellationToken cancellationToken) =>
        ChangeAsync(id, job => job.Fail(CatalogErrors.ImportInterrupted, clock.GetUtcNow()), cancellationToken);

    /// <summary>False when cancellation was requested.</summary>
    private async Task<bool> WorkAsync(ImportJob job, ProductGroups groups, int done, CancellationToken cancellationToken)
    {
        var saving = Task.FromResult(true);
        try
        {
            foreach (var batch in Batches(groups.From(done)))
            {
                var prepared = await PrepareAsync(job, batch, groups.Header, cancellationToken);
                if (!await saving)
                {
                    await prepared.DisposeAsync();
                    return false;
                }

                saving = Task.Run(() => SaveAsync(job, prepared, groups.Header, cancellationToken), cancellationToken);
            }
        }
        catch
        {
            await Task.WhenAny(saving);
            throw;
        }

        return await saving;
    }

    private IEnumerable<List<ImportedProduct>> Batches(IEnumerable<ImportedProduct> products)
    {
        var batch = new List<ImportedProduct>();
        var rows = 0;
        foreach (var product in products)
        {
            batch.Add(product);
            rows += product.Rows.Count;
            if (batch.Count < options.Value.ImportBatch && rows < MaxRows)
                continue;

            yield return batch;
            batch = [];
            rows = 0;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private async Task<ImportJob?> BeginAsync(CatalogDbContext db, ImportId id, CancellationToken cancellationToken)
    {
        var job = await db.Imports.AsTracking().SingleAsync(import => import.Id == id, cancellationToken);
        if (!job.TryBegin(clock.GetUtcNow(), Lease))
            return null;

        if (job is { IsDryRun: true, ProductsDone: > 0 })
        {
            job.StartOver();
            await db.ImportMessages.Where(message => message.ImportId == id).ExecuteDeleteAsync(cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return job;
    }

    /// <summary>Detects the layout, once; returns how many of its products are done.</summary>
    private async Task<int> RecognizeAsync(CatalogDbContext db, ImportJob job, ProductGroups groups, CancellationToken cancellationToken)
    {
        if (job.RowsTotal is not null)
            return job.ProductsDone;

        job.Recognize(groups.Header.Dialect, groups.RowCount);
        var messages = groups
            .Header.Warnings.Select(warning => new ImportMessage
            {
                Line = 1,
                ColumnName = ImportTexts.Cut(warning.Column, 200),
                Severity = ImportSeverity.Warning,
                Reason = warning.Reason,
            })
            .ToList();
        await AddAsync(db, job, messages, cancellationToken);
        job.Count(new ImportTally { Warnings = messages.Count }, clock.GetUtcNow(), Lease);
        await db.SaveChangesAsync(cancellationToken);
        return job.ProductsDone;
    }

    /// <summary>Everything but the save, in a separate scope: a context would keep tracking the whole file.</summary>
    private async Task<PreparedBatch> PrepareAsync(
        ImportJob job,
        IReadOnlyList<ImportedProduct> products,
        ProductFileHeader header,
        CancellationToken cancellationToken
    )
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            foreach (var product in products)
                product.Unseal();

            var context = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            var skus = new ImportSkus(given);
            var tally = await new ImportBatch(
                context,
                mediator,
                header,
                job,
                options.Value.ShopCurrency,
                options.Value.Language,
                clock.GetUtcNow()
            ).ApplyAsync(products, skus, cancellationToken);
            foreach (var (sku, line) in skus.Assigned)
                given[sku] = line;
            if (job.IsDryRun)
            {
                await scope.DisposeAsync();
                scope = scopes.CreateAsyncScope();
                context = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
            }

            return new PreparedBatch(scope, context, products, skus.Assigned.Keys, tally);
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    private async Task<bool> SaveAsync(ImportJob job, PreparedBatch batch, ProductFileHeader header, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using (batch)
                    return await TrySaveAsync(job.Id, batch, cancellationToken);
            }
            catch (DbUpdateException exception) when (Conflicts.IsConflict(exception))
            {
                foreach (var sku in batch.Skus)
                    given.TryRemove(sku, out _);
            }

            if (attempt < MaxTries)
                batch = await PrepareAsync(job, batch.Products, header, cancellationToken);
            else
                return await SaveApartAsync(job, batch.Products, header, cancellationToken);
        }
    }

    /// <summary>
    /// For products under constant concurrent changes: saves them one by one, so that only those in conflict are skipped.
    /// </summary>
    private async Task<bool> SaveApartAsync(
        ImportJob job,
        IReadOnlyList<ImportedProduct> products,
        ProductFileHeader header,
        CancellationToken cancellationToken
    )
    {
        foreach (var product in products)
        {
            if (products.Count == 1)
            {
                product.Unseal();
                product.Reject(product.FirstLine, null, null, new Message("catalog.import-conflict"));
                product.Seal();
            }

            if (!await SaveAsync(job, await PrepareAsync(job, [product], header, cancellationToken), header, cancellationToken))
                return false;
        }

        return true;
    }

    /// <summary>False when cancellation was requested.</summary>
    private async Task<bool> TrySaveAsync(ImportId id, PreparedBatch batch, CancellationToken cancellationToken)
    {
        var context = batch.Context;
        var job = await context.Imports.AsTracking().SingleAsync(import => import.Id == id, cancellationToken);
        if (job.IsCancelRequested)
        {
            await ChangeAsync(id, stopped => stopped.Stop(clock.GetUtcNow()), cancellationToken);
            return false;
        }

        var messages = batch.Products.SelectMany(product => product.Messages).OrderBy(message => message.Line).ToList();
        batch.Tally.Errors = messages.Count(message => message.Severity == ImportSeverity.Error);
        batch.Tally.Infos = messages.Count(message => message.Severity == ImportSeverity.Info);
        batch.Tally.Warnings = messages.Count - batch.Tally.Errors - batch.Tally.Infos;
        await AddAsync(context, job, messages, cancellationToken);
        job.Count(batch.Tally, clock.GetUtcNow(), Lease);

        // Detect changes once: each access to the tracker would repeat it, over thousands of rows.
        context.ChangeTracker.DetectChanges();
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        await context.SaveChangesAsync(cancellationToken);
        if (!job.IsDryRun)
            cache.Clear();

        return true;
    }

    /// <summary>Keeps the first messages up to the limit; errors replace warnings.</summary>
    private static async Task AddAsync(
        CatalogDbContext context,
        ImportJob job,
        List<ImportMessage> messages,
        CancellationToken cancellationToken
    )
    {
        var number = job.Messages;
        foreach (var message in messages)
        {
            message.ImportId = job.Id;
            message.Number = number++;
        }

        if (number > MaxMessages)
        {
            var kept = context.ImportMessages.Where(message => message.ImportId == job.Id);
            var room = MaxMessages - await kept.CountAsync(cancellationToken);
            var errors = messages.Count(message => message.Severity == ImportSeverity.Error);
            var replaced = await kept.AsTracking()
                .Where(message => message.Severity != ImportSeverity.Error)
                .OrderByDescending(message => message.Number)
                .Take(Math.Max(0, errors - room))
                .ToListAsync(cancellationToken);
            context.ImportMessages.RemoveRange(replaced);
            messages = [.. messages.OrderBy(message => message.Severity != ImportSeverity.Error).Take(room + replaced.Count)];
        }

        context.ImportMessages.AddRange(messages);
    }

    private async Task FinishAsync(ImportId id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        var job = await db.Imports.AsTracking().SingleAsync(import => import.Id == id, cancellationToken);
        job.Finish(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        if (!job.IsDryRun)
            await db.ImportChunks.Where(chunk => chunk.ImportId == id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>In a separate scope, so that nothing prepared by a batch is saved with it.</summary>
    private async Task ChangeAsync(ImportId id, Action<ImportJob> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        change(await db.Imports.AsTracking().SingleAsync(import => import.Id == id, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Products ready to be saved.</summary>
    private sealed record PreparedBatch(
        AsyncServiceScope Scope,
        CatalogDbContext Context,
        IReadOnlyList<ImportedProduct> Products,
        IEnumerable<Sku> Skus,
        ImportTally Tally
    ) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Scope.DisposeAsync();
    }
}
