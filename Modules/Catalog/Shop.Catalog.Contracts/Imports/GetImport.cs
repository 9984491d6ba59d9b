using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Imports;

/// <summary>One import with its progress.</summary>
public sealed record GetImport(Guid ImportId) : IQuery<ProductImport>;

/// <summary>Imports, newest first.</summary>
public sealed record ListImports(int Page, int PageSize) : IQuery<PagedList<ProductImport>>;

public enum ImportStatus
{
    Waiting,
    Running,
    Finished,
    Canceled,

    /// <summary>The file could not be read; see <see cref="ProductImport.Failure"/>.</summary>
    Failed,
}

/// <summary>
/// An import. Rows are the data lines of the file, without the header; products are what they describe. Each row is taken, unchanged or
/// rejected; each product is created, updated, unchanged or rejected as a whole.
/// </summary>
/// <param name="IsDryRun">True: the counts are a preview.</param>
/// <param name="Dialect">The detected layout of the columns; null before the header is read.</param>
/// <param name="RowsTotal">Null before the rows are counted.</param>
/// <param name="StockLevelsSet">SKUs whose stock changed.</param>
/// <param name="Errors">Total number of errors; <see cref="ListImportRows"/> returns those that are kept.</param>
/// <param name="PriceTotal">Sum of the prices of all taken or unchanged rows that have one.</param>
/// <param name="Infos">Messages of a dry run about stock changes.</param>
/// <param name="UpdatesStock">Whether quantities change the stock of existing variants.</param>
/// <param name="Failure">Why the file could not be read; null otherwise.</param>
public sealed record ProductImport(
    Guid Id,
    string FileName,
    ImportStatus Status,
    bool IsDryRun,
    Message? Dialect,
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
    Message? Failure,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    bool CanConfirm,
    int Infos,
    bool UpdatesStock
);
