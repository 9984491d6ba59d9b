using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Imports;
using Shop.Kernel;

namespace Shop.Catalog.Application.Imports;

internal sealed class StartImportValidator : AbstractValidator<StartImport>
{
    public StartImportValidator()
    {
        RuleFor(command => command.ImportId).NotEmpty();
        RuleFor(command => command.FileName).RequiredText(TextLimits.FileName, CatalogErrors.FileNameMissing);
        RuleFor(command => command.Content).ProductFile();
    }
}

internal static class ProductFileRule
{
    /// <summary>Validation rules shared by all ways to import.</summary>
    public static void ProductFile<T>(this IRuleBuilder<T, byte[]> rule) =>
        rule.Must(content => content is { Length: > 0 })
            .WithError(CatalogErrors.EmptyFile)
            .Must(content => content is null || content.Length <= StartImport.MaxBytes)
            .WithError("catalog.file-too-large", ("max", StartImport.MaxBytes / 1024 / 1024));
}

internal sealed class StartImportHandler(CatalogDbContext db, IOptions<CatalogOptions> options, TimeProvider clock)
    : IRequestHandler<StartImport, Result<ProductImport>>
{
    public async Task<Result<ProductImport>> Handle(StartImport command, CancellationToken cancellationToken)
    {
        var id = new ImportId(command.ImportId);
        if (await db.Imports.SingleOrDefaultAsync(import => import.Id == id, cancellationToken) is { } started)
            return ImportViews.Of(started, options.Value.ShopCurrency);

        try
        {
            CsvFile.Open(command.Content);
        }
        catch (UnreadableFileException exception)
        {
            return exception.Error;
        }

        var job = new ImportJob(id, command.FileName.Trim(), command.IsDryRun, command.UpdateStock, command.StaffId, clock.GetUtcNow());
        db.Imports.Add(job);
        db.ImportChunks.AddRange(
            command
                .Content.Chunk(ImportChunk.Size)
                .Select(
                    (content, number) =>
                        new ImportChunk
                        {
                            ImportId = id,
                            Number = number,
                            Content = content,
                        }
                )
        );
        return await db.TrySaveAsync(cancellationToken) ? ImportViews.Of(job, options.Value.ShopCurrency) : KernelErrors.ChangedMeanwhile;
    }
}

internal sealed class RunImportValidator : AbstractValidator<RunImport>
{
    public RunImportValidator()
    {
        RuleFor(command => command.ImportId).NotEmpty();
        RuleFor(command => command.FileName).RequiredText(TextLimits.FileName, CatalogErrors.FileNameMissing);
        RuleFor(command => command.Content).ProductFile();
    }
}

internal sealed class RunImportHandler(CatalogDbContext db, ImportRunner runner, IOptions<CatalogOptions> options, TimeProvider clock)
    : IRequestHandler<RunImport, Result<ProductImport>>
{
    public async Task<Result<ProductImport>> Handle(RunImport command, CancellationToken cancellationToken)
    {
        var id = new ImportId(command.ImportId);
        if (!await db.Imports.AnyAsync(import => import.Id == id, cancellationToken))
        {
            db.Imports.Add(
                new ImportJob(id, command.FileName.Trim(), command.IsDryRun, command.UpdateStock, command.StaffId, clock.GetUtcNow())
            );
            await db.SaveChangesAsync(cancellationToken);
        }

        await runner.RunAsync(id, command.Content, cancellationToken);
        return ImportViews.Of(await db.Imports.SingleAsync(import => import.Id == id, cancellationToken), options.Value.ShopCurrency);
    }
}

internal sealed class ConfirmImportHandler(CatalogDbContext db, IOptions<CatalogOptions> options, TimeProvider clock)
    : IRequestHandler<ConfirmImport, Result<ProductImport>>
{
    public async Task<Result<ProductImport>> Handle(ConfirmImport command, CancellationToken cancellationToken)
    {
        var id = new ImportId(command.ImportId);
        var job = await db.Imports.AsTracking().SingleOrDefaultAsync(import => import.Id == id, cancellationToken);
        if (job is null)
            return CatalogErrors.ImportNotFound;

        var wasDryRun = job.IsDryRun;
        job.Confirm(command.StaffId, clock.GetUtcNow());
        if (wasDryRun)
            db.ImportMessages.RemoveRange(
                await db.ImportMessages.AsTracking().Where(message => message.ImportId == id).ToListAsync(cancellationToken)
            );
        await db.SaveChangesAsync(cancellationToken);
        return ImportViews.Of(job, options.Value.ShopCurrency);
    }
}

internal sealed class CancelImportHandler(CatalogDbContext db, IOptions<CatalogOptions> options, TimeProvider clock)
    : IRequestHandler<CancelImport, Result<ProductImport>>
{
    public async Task<Result<ProductImport>> Handle(CancelImport command, CancellationToken cancellationToken)
    {
        var id = new ImportId(command.ImportId);
        var job = await db.Imports.AsTracking().SingleOrDefaultAsync(import => import.Id == id, cancellationToken);
        if (job is null)
            return CatalogErrors.ImportNotFound;

        job.Cancel(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return ImportViews.Of(job, options.Value.ShopCurrency);
    }
}

internal sealed class DeleteImportHandler(CatalogDbContext db) : IRequestHandler<DeleteImport, Result>
{
    public async Task<Result> Handle(DeleteImport command, CancellationToken cancellationToken)
    {
        var id = new ImportId(command.ImportId);
        var job = await db.Imports.AsTracking().SingleOrDefaultAsync(import => import.Id == id, cancellationToken);
        if (job is null)
            return CatalogErrors.ImportNotFound;
        if (!job.IsOver)
            return CatalogErrors.ImportUnderWay;

        db.Imports.Remove(job);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class GetImportHandler(CatalogDbContext db, IOptions<CatalogOptions> options)
    : IRequestHandler<GetImport, Result<ProductImport>>
{
    public async Task<Result<ProductImport>> Handle(GetImport query, CancellationToken cancellationToken)
    {
        var id = new ImportId(query.ImportId);
        var job = await db.Imports.SingleOrDefaultAsync(import => import.Id == id, cancellationToken);
        return job is null ? CatalogErrors.ImportNotFound : ImportViews.Of(job, options.Value.ShopCurrency);
    }
}

internal sealed class ListImportsValidator : AbstractValidator<ListImports>
{
    public ListImportsValidator() => this.Paged(query => query.Page, query => query.PageSize);
}

internal sealed class ListImportsHandler(CatalogDbContext db, IOptions<CatalogOptions> options)
    : IRequestHandler<ListImports, Result<PagedList<ProductImport>>>
{
    public async Task<Result<PagedList<ProductImport>>> Handle(ListImports query, CancellationToken cancellationToken)
    {
        var total = await db.Imports.CountAsync(cancellationToken);
        var jobs = await db
            .Imports.OrderByDescending(import => import.StartedAt)
            .ThenBy(import => import.Id)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .ToListAsync(cancellationToken);
        return new PagedList<ProductImport>(
            [.. jobs.Select(job => ImportViews.Of(job, options.Value.ShopCurrency))],
            total,
            query.Page,
            query.PageSize
        );
    }
}

internal sealed class ListImportRowsValidator : AbstractValidator<ListImportRows>
{
    public ListImportRowsValidator() => this.Paged(query => query.Page, query => query.PageSize, 1000);
}

internal sealed class ListImportRowsHandler(CatalogDbContext db) : IRequestHandler<ListImportRows, Result<PagedList<ImportRowMessage>>>
{
    public async Task<Result<PagedList<ImportRowMessage>>> Handle(ListImportRows query, CancellationToken cancellationToken)
    {
        var id = new ImportId(query.ImportId);
        var messages = db.ImportMessages.Where(message => message.ImportId == id);
        if (query.Severity is { } severity)
        {
            var wanted = severity;
            messages = messages.Where(message => message.Severity == wanted);
        }

        var total = await messages.CountAsync(cancellationToken);
        var rows = await messages
            .OrderBy(message => message.Line)
            .ThenBy(message => message.Number)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .ToListAsync(cancellationToken);
        return new PagedList<ImportRowMessage>(
            [.. rows.Select(row => new ImportRowMessage(row.Line, row.Handle, row.ColumnName, row.Value, row.Severity, row.Reason))],
            total,
            query.Page,
            query.PageSize
        );
    }
}

internal static class ImportViews
{
    public static ProductImport Of(ImportJob job, Currency currency) =>
        new()
        {
            Id = job.Id.Value,
            FileName = job.FileName,
            Status = job.State,
            IsDryRun = job.IsDryRun,
            Dialect = job.Dialect,
            RowsTotal = job.RowsTotal,
            RowsRead = job.RowsRead,
            RowsTaken = job.RowsTaken,
            RowsUnchanged = job.RowsUnchanged,
            RowsRejected = job.RowsRejected,
            ProductsCreated = job.ProductsCreated,
            ProductsUpdated = job.ProductsUpdated,
            ProductsUnchanged = job.ProductsUnchanged,
            ProductsRejected = job.ProductsRejected,
            VariantsRead = job.VariantsRead,
            StockLevelsSet = job.StockLevelsSet,
            Errors = job.Errors,
            Warnings = job.Warnings,
            PriceTotal = new Money(job.PriceTotal, currency),
            Failure = job.Failure,
            StartedAt = job.StartedAt,
            FinishedAt = job.FinishedAt,
            CanConfirm = job.CanConfirm,
            Infos = job.Infos,
            UpdatesStock = job.UpdatesStock,
        };
}
