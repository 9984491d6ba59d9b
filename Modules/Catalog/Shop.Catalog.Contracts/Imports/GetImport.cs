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
public sealed record ProductImport
{
    public required Guid Id { get; init; }

    public required string FileName { get; init; }

    public required ImportStatus Status { get; init; }

    /// <summary>True: the counts are a preview.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>The detected layout of the columns; null before the header is read.</summary>
    public required Message? Dialect { get; init; }

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

    /// <summary>Total number of errors; <see cref="ListImportRows"/> returns those that are kept.</summary>
    public required int Errors { get; init; }

    public required int Warnings { get; init; }

    /// <summary>Sum of the prices of all taken or unchanged rows that have one.</summary>
    public required Money? PriceTotal { get; init; }

    /// <summary>Why the file could not be read; null otherwise.</summary>
    public required Message? Failure { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    public required bool CanConfirm { get; init; }

    /// <summary>Messages of a dry run about stock changes.</summary>
    public required int Infos { get; init; }

    /// <summary>Whether quantities change the stock of existing variants.</summary>
    public required bool UpdatesStock { get; init; }
}
