using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Catalog.Domain.Imports;
using Shop.Kernel;

namespace Shop.Catalog.Application.Imports;

/// <summary>
/// Works a file through in batches, each saved together with its progress: a killed import goes on behind its last batch. The one way in, for the command line and the background.
/// </summary>
internal sealed class ImportRunner(CatalogDbContext db, CatalogCache cache, IMediator mediator, IOptions<CatalogOptions> options, TimeProvider clock)
{
    private const int MostRows = 2000;
    private const int MostTries = 3;

    /// <summary>SKUs a dry run gave, as it leaves none in the database.</summary>
    private readonly Dictionary<Sku, int> given = [];

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
        var batch = new List<ImportedProduct>();
        var rows = 0;
        foreach (var product in groups.From(done))
        {
            batch.Add(product);
            rows += product.Rows.Count;
            if (batch.Count < options.Value.ImportBatch && rows < MostRows)
                continue;

            if (!await SaveAsync(id, batch, groups.Header, cancellationToken))
                return;
            batch.Clear();
            rows = 0;
        }

        if (batch.Count > 0 && !await SaveAsync(id, batch, groups.Header, cancellationToken))
            return;

        await FinishAsync(id, cancellationToken);
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
        var messages = groups.Header.Warnings.Select(warning => new ImportMessage { Line = 1, ColumnName = ImportTexts.Cut(warning.Column, 200), Severity = RowSeverity.Warning, Reason = warning.Reason }).ToList();
        Add(job, messages);
        job.Count(new ImportTally { Warnings = messages.Count }, clock.GetUtcNow(), Lease);
        await db.SaveChangesAsync(cancellationToken);
        return job.ProductsDone;
    }

    /// <summary>False when somebody asked to stop.</summary>
    private async Task<bool> SaveAsync(ImportId id, IReadOnlyList<ImportedProduct> batch, ProductFileHeader header, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TrySaveAsync(id, batch, header, cancellationToken);
            }
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || db.IsTaken(exception))
            {
                if (attempt < MostTries)
                    continue;
            }

            // Somebody changes these products all the time: one by one, so that only those are left out.
            if (batch.Count == 1)
            {
                batch[0].Unseal();
                batch[0].Reject(batch[0].FirstLine, null, null, "Somebody else changed this product, or took its address or SKU, at the same time. Import it again.");
                batch[0].Seal();
                return await TrySaveAsync(id, batch, header, cancellationToken);
            }

            foreach (var product in batch)
                if (!await SaveAsync(id, [product], header, cancellationToken))
                    return false;

            return true;
        }
    }

    private async Task<bool> TrySaveAsync(ImportId id, IReadOnlyList<ImportedProduct> batch, ProductFileHeader header, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var job = await db.Imports.SingleAsync(import => import.Id == id, cancellationToken);
        if (job.IsCancelRequested)
        {
            job.StopAsAsked(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return false;
        }

        foreach (var product in batch)
            product.Unseal();

        var skus = new ImportSkus(given);
        var now = clock.GetUtcNow();
        var tally = await new ImportBatch(db, mediator, header, job, options.Value.ShopCurrency, now).ApplyAsync(batch, skus, cancellationToken);
        if (job.IsDryRun)
        {
            db.ChangeTracker.Clear();
            job = await db.Imports.SingleAsync(import => import.Id == id, cancellationToken);
        }

        var messages = batch.SelectMany(product => product.Messages).OrderBy(message => message.Line).ToList();
        tally.Errors = messages.Count(message => message.Severity == RowSeverity.Error);
        tally.Warnings = messages.Count - tally.Errors;
        Add(job, messages);
        job.Count(tally, now, Lease);
        await db.SaveChangesAsync(cancellationToken);
        if (job.IsDryRun)
            foreach (var (sku, line) in skus.Assigned)
                given[sku] = line;
        else
            cache.Clear();

        return true;
    }

    private void Add(ImportJob job, List<ImportMessage> messages)
    {
        var number = job.Errors + job.Warnings;
        foreach (var message in messages)
        {
            message.ImportId = job.Id;
            message.Number = number++;
        }

        db.ImportMessages.AddRange(messages);
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
}
