using Shop.Catalog.Contracts.Imports;
using Shop.Kernel;
using Shop.Kernel.Texts;

namespace Shop.Catalog.Infrastructure.Endpoints;

/// <summary>
/// An import. Rows are the data lines of the file, without the header; products are what they describe. Each row is taken, unchanged or
/// rejected; each product is created, updated, unchanged or rejected as a whole.
/// </summary>
/// <param name="IsDryRun">True: the counts are a preview.</param>
/// <param name="Dialect">The detected layout of the columns; null before the header is read.</param>
/// <param name="RowsTotal">Null before the rows are counted.</param>
/// <param name="StockLevelsSet">SKUs whose stock changed.</param>
/// <param name="Errors">Total number of errors; at most 1,000 issues are kept.</param>
/// <param name="PriceTotal">Sum of the prices of all taken or unchanged rows that have one.</param>
/// <param name="Infos">Messages of a dry run about stock changes.</param>
/// <param name="UpdatesStock">Whether quantities change the stock of existing variants.</param>
/// <param name="Failure">Why the file could not be read; null otherwise.</param>
internal sealed record ProductImportJson(
    Guid Id,
    string FileName,
    ImportStatus Status,
    bool IsDryRun,
    string? Dialect,
    int? RowsTotal,
    int RowsRead,
    int RowsTaken,
    int RowsUnchanged,
    int RowsRejected,
    int ProductsCreated,
    int ProductsUpdated,
    int ProductsUnchanged,
    int ProductsRejected,
    int VariantsRead,
    int StockLevelsSet,
    int Errors,
    int Warnings,
    Money? PriceTotal,
    string? Failure,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    bool CanConfirm,
    int Infos,
    bool UpdatesStock
)
{
    public static ProductImportJson Of(ProductImport import, IMessageTexts texts) =>
        new(
            import.Id,
            import.FileName,
            import.Status,
            import.IsDryRun,
            import.Dialect is { } dialect ? texts.Of(dialect) : null,
            import.RowsTotal,
            import.RowsRead,
            import.RowsTaken,
            import.RowsUnchanged,
            import.RowsRejected,
            import.ProductsCreated,
            import.ProductsUpdated,
            import.ProductsUnchanged,
            import.ProductsRejected,
            import.VariantsRead,
            import.StockLevelsSet,
            import.Errors,
            import.Warnings,
            import.PriceTotal,
            import.Failure is { } failure ? texts.Of(failure) : null,
            import.StartedAt,
            import.FinishedAt,
            import.CanConfirm,
            import.Infos,
            import.UpdatesStock
        );
}

/// <param name="Line">Line of the row in the file; the header is line 1.</param>
/// <param name="Column">Header of the column; null when it concerns the whole row.</param>
/// <param name="Value">The original value, truncated to 200 characters.</param>
internal sealed record ImportRowJson(int Line, string? Handle, string? Column, string? Value, ImportSeverity Severity, string Reason)
{
    public static ImportRowJson Of(ImportRowMessage row, IMessageTexts texts) =>
        new(row.Line, row.Handle, row.Column, row.Value, row.Severity, texts.Of(row.Reason));
}
