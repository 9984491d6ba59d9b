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

    /// <summary>The file could not be read; <see cref="ProductImport.Failure"/> says why.</summary>
    Failed,
}

/// <summary>
/// An import. Rows are lines of the file with data, the header not counted; products are what they describe. Each row ends as taken,
/// unchanged or rejected, each product as created,
/// updated, unchanged or rejected, whole.
/// </summary>
/// <param name="IsDryRun">True: the numbers say what would happen.</param>
/// <param name="Dialect">The layout that was recognized, for example "Shopify export (Handle, Body (HTML), …)"; null before the header is
/// read.</param>
/// <param name="RowsTotal">Null before the file is counted.</param>
/// <param name="StockLevelsSet">SKUs whose stock became another.</param>
/// <param name="Errors">All there were; see <see cref="ListImportRows"/> for those that are kept.</param>
/// <param name="PriceTotal">Sum of the prices of all rows that have one and were taken or unchanged.</param>
/// <param name="Infos">What a dry run says about stock that would change.</param>
/// <param name="UpdatesStock">Whether quantities change the stock of variants that exist.</param>
/// <param name="Failure">Why nothing could be read; null otherwise.</param>
public sealed record ProductImport(
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
);
