using Shop.Catalog.Contracts.Imports;
using Shop.Kernel;
using Shop.Kernel.Texts;

namespace Shop.Catalog.Infrastructure.Endpoints;

/// <summary>
/// An import. Rows are the data lines of the file, without the header; products are what they describe. Each row is taken, unchanged or
/// rejected; each product is created, updated, unchanged or rejected as a whole.
/// </summary>
internal sealed record ProductImportJson
{
    public required Guid Id { get; init; }

    public required string FileName { get; init; }

    public required ImportStatus Status { get; init; }

    /// <summary>True: the counts are a preview.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>The detected layout of the columns; null before the header is read.</summary>
    public required string? Dialect { get; init; }

    /// <summary>Null before the rows are counted.</summary>
    public required int? RowsTotal { get; init; }

    public required int RowsRead { get; init; }

    public required int RowsTaken { get; init; }

    public required int RowsUnchanged { get; init; }

    public required int RowsRejected { get; init; }

    public required int ProductsCreated { get; init; }

    public required int ProductsUpdated { get; init; }

    public required int ProductsUnchanged { get; init; }

    public required int ProductsRejected { get; init; }

    public required int VariantsRead { get; init; }

    /// <summary>SKUs whose stock changed.</summary>
    public required int StockLevelsSet { get; init; }

    /// <summary>Total number of errors; at most 1,000 issues are kept.</summary>
    public required int Errors { get; init; }

    public required int Warnings { get; init; }

    /// <summary>Sum of the prices of all taken or unchanged rows that have one.</summary>
    public required Money? PriceTotal { get; init; }

    /// <summary>Why the file could not be read; null otherwise.</summary>
    public required string? Failure { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    public required bool CanConfirm { get; init; }

    /// <summary>Messages of a dry run about stock changes.</summary>
    public required int Infos { get; init; }

    /// <summary>Whether quantities change the stock of existing variants.</summary>
    public required bool UpdatesStock { get; init; }

    public static ProductImportJson Of(ProductImport import, IMessageTexts texts) =>
        new()
        {
            Id = import.Id,
            FileName = import.FileName,
            Status = import.Status,
            IsDryRun = import.IsDryRun,
            Dialect = import.Dialect is { } dialect ? texts.Of(dialect) : null,
            RowsTotal = import.RowsTotal,
            RowsRead = import.RowsRead,
            RowsTaken = import.RowsTaken,
            RowsUnchanged = import.RowsUnchanged,
            RowsRejected = import.RowsRejected,
            ProductsCreated = import.ProductsCreated,
            ProductsUpdated = import.ProductsUpdated,
            ProductsUnchanged = import.ProductsUnchanged,
            ProductsRejected = import.ProductsRejected,
            VariantsRead = import.VariantsRead,
            StockLevelsSet = import.StockLevelsSet,
            Errors = import.Errors,
            Warnings = import.Warnings,
            PriceTotal = import.PriceTotal,
            Failure = import.Failure is { } failure ? texts.Of(failure) : null,
            StartedAt = import.StartedAt,
            FinishedAt = import.FinishedAt,
            CanConfirm = import.CanConfirm,
            Infos = import.Infos,
            UpdatesStock = import.UpdatesStock,
        };
}

/// <summary>An issue of one row of an import.</summary>
/// <param name="Line">Line of the row in the file; the header is line 1.</param>
/// <param name="Column">Header of the column; null when it concerns the whole row.</param>
/// <param name="Value">The original value, truncated to 200 characters.</param>
internal sealed record ImportRowJson(int Line, string? Handle, string? Column, string? Value, ImportSeverity Severity, string Reason)
{
    public static ImportRowJson Of(ImportRowMessage row, IMessageTexts texts) =>
        new(row.Line, row.Handle, row.Column, row.Value, row.Severity, texts.Of(row.Reason));
}
