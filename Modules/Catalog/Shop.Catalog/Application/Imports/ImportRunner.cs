using System.Collections.Concurrent;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Catalog.Domain.Imports;
using Shop.Kernel;
using ImportSeverity = Shop.Catalog.Contracts.Imports.ImportSeverity;

namespace Shop.Catalog.Application.Imports;

/// <summary>
/// Works a file through in batches, each saved together with its progress: a killed import goes on behind its last batch. The one way in,
/// for the command line and the background.
/// While one batch is saved the next one is prepared, each in a scope of its own.
/// </summary>
internal sealed class ImportRunner(
    CatalogDbContext db,
    CatalogCache cache,
    IServiceScopeFactory scopes,
    IOptions<CatalogOptions> options,
    TimeProvider clock
)
{
    private const int MostRows = 2000;
    private const int MostTries = 3;

    /// <summary>SKUs that this run gave, with their lines: the batch before may not be saved yet, and a dry run saves nothing.</summary>
    private readonly ConcurrentDictionary<Sku, int> given = new();

    private TimeSpan Lease => TimeSpan.FromSeconds(options.Value.ImportLeaseSeconds);

    /// <summary>Goes on until the file is done, somebody cancels, or somebody else is at it.</summary>
    public async Task RunAsync(ImportId id, byte[] content, CancellationToken cancellationToken)
    {
        var job = await BeginAsync(id, cancellationToken);
        if (job is null)
            return;

        ProductGroups groups;
        try
        {
            groups = ProductGroups.Read(content);
        }
        catch (UnreadableFileException exception)
        {
            job.Fail(exception.Message, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        var done = await RecognizeAsync(job, groups, cancellationToken);
        if (await WorkAsync(job, groups, done, cancellationToken))
            await FinishAsync(id, cancellationToken);
    }

    /// <summary>False when somebody asked to stop.</summary>
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
            if (batch.Count < options.Value.ImportBatch && rows < MostRows)
                continue;

            yield return batch;
            batch = [];
            rows = 0;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private async Task<ImportJob?> BeginAsync(ImportId id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var job = await db.Imports.SingleAsync(import => import.Id == id, cancellationToken);
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

    /// <summary>Says what kind of file it is, once; answers how many of its products are done.</summary>
    private async Task<int> RecognizeAsync(ImportJob job, ProductGroups groups, CancellationToken cancellationToken)
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
        Add(db, job, messages);
        job.Count(new ImportTally { Warnings = messages.Count }, clock.GetUtcNow(), Lease);
        await db.SaveChangesAsync(cancellationToken);
        return job.ProductsDone;
    }

    /// <summary>
    /// Everything but the save, in a scope of its own: contexts remember what they saw, and would remember the whole file.
    /// </summary>
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
            var tally = await new ImportBatch(context, mediator, header, job, options.Value.ShopCurrency, clock.GetUtcNow()).ApplyAsync(
                products,
                skus,
                cancellationToken
            );
            foreach (var (sku, line) in skus.Assigned)
                given[sku] = line;
            if (job.IsDryRun)
                context.ChangeTracker.Clear();

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
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || db.IsTaken(exception))
            {
                foreach (var sku in batch.Skus)
                    given.TryRemove(sku, out _);
            }

            if (attempt < MostTries)
                batch = await PrepareAsync(job, batch.Products, header, cancellationToken);
            else
                return await SaveApartAsync(job, batch.Products, header, cancellationToken);
        }
    }

    /// <summary>Somebody changes these products all the time: one by one, so that only those are left out.</summary>
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
                product.Reject(
                    product.FirstLine,
                    null,
                    null,
                    "Somebody else changed this product, or took its address or SKU, at the same time. Import it again."
                );
                product.Seal();
            }

            if (!await SaveAsync(job, await PrepareAsync(job, [product], header, cancellationToken), header, cancellationToken))
                return false;
        }

        return true;
    }

    /// <summary>False when somebody asked to stop.</summary>
    private async Task<bool> TrySaveAsync(ImportId id, PreparedBatch batch, CancellationToken cancellationToken)
    {
        var context = batch.Context;
        var job = await context.Imports.SingleAsync(import => import.Id == id, cancellationToken);
        if (job.IsCancelRequested)
        {
            context.ChangeTracker.Clear();
            job = await context.Imports.SingleAsync(import => import.Id == id, cancellationToken);
            job.StopAsAsked(clock.GetUtcNow());
            await context.SaveChangesAsync(cancellationToken);
            return false;
        }

        var messages = batch.Products.SelectMany(product => product.Messages).OrderBy(message => message.Line).ToList();
        batch.Tally.Errors = messages.Count(message => message.Severity == ImportSeverity.Error);
        batch.Tally.Warnings = messages.Count - batch.Tally.Errors;
        Add(context, job, messages);
        job.Count(batch.Tally, clock.GetUtcNow(), Lease);

        // Looked for once: everybody who asks the tracker would look again, over thousands of rows.
        context.ChangeTracker.DetectChanges();
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        await context.SaveChangesAsync(cancellationToken);
        if (!job.IsDryRun)
            cache.Clear();

        return true;
    }

    private static void Add(CatalogDbContext context, ImportJob job, List<ImportMessage> messages)
    {
        var number = job.Errors + job.Warnings;
        foreach (var message in messages)
        {
            message.ImportId = job.Id;
            message.Number = number++;
        }

        context.ImportMessages.AddRange(messages);
    }

    private async Task FinishAsync(ImportId id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var job = await db.Imports.SingleAsync(import => import.Id == id, cancellationToken);
        job.Finish(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        if (!job.IsDryRun)
            await db.ImportChunks.Where(chunk => chunk.ImportId == id).ExecuteDeleteAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>Products with everything done but the save.</summary>
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
