using Shop.Kernel;
using ImportSeverity = Shop.Catalog.Contracts.Imports.ImportSeverity;
using ImportStatus = Shop.Catalog.Contracts.Imports.ImportStatus;

namespace Shop.Catalog.Domain.Imports;

internal readonly record struct ImportId(Guid Value) : IEntityId<ImportId>
{
    public static ImportId From(Guid value) => new(value);
}

/// <summary>
/// The import of one product file. Progress is saved together with the data, so that a killed import resumes after its last batch.
/// </summary>
internal sealed class ImportJob : AggregateRoot<ImportId>
{
    private ImportJob(ImportId id)
        : base(id) { }

    public ImportJob(ImportId id, string fileName, bool isDryRun, bool updatesStock, Guid? staffId, DateTimeOffset now)
        : base(id)
    {
        (FileName, IsDryRun, UpdatesStock, StaffId, StartedAt) = (fileName, isDryRun, updatesStock, staffId, now);
        Touch();
    }

    public string FileName { get; private set; } = string.Empty;

    public ImportStatus State { get; private set; }

    public bool IsDryRun { get; private set; }

    /// <summary>Whether quantities change the stock of existing variants.</summary>
    public bool UpdatesStock { get; private set; }

    public Guid? StaffId { get; private set; }

    /// <summary>The layout of its columns; null before the header is read.</summary>
    public Message? Dialect { get; private set; }

    public int? RowsTotal { get; private set; }

    /// <summary>Number of finished products, in file order; where to resume.</summary>
    public int ProductsDone { get; private set; }

    public int RowsRead { get; private set; }

    public int RowsTaken { get; private set; }

    public int RowsUnchanged { get; private set; }

    public int RowsRejected { get; private set; }

    public int ProductsCreated { get; private set; }

    public int ProductsUpdated { get; private set; }

    public int ProductsUnchanged { get; private set; }

    public int ProductsRejected { get; private set; }

    public int VariantsRead { get; private set; }

    public int StockLevelsSet { get; private set; }

    public int Errors { get; private set; }

    public int Warnings { get; private set; }

    public int Infos { get; private set; }

    /// <summary>Total number of messages; only the first ones are kept.</summary>
    public int Messages => Errors + Warnings + Infos;

    public decimal PriceTotal { get; private set; }

    public Message? Failure { get; private set; }

    public bool IsCancelRequested { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>When the lease of the current worker expires.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    public bool IsOver => State is ImportStatus.Finished or ImportStatus.Canceled or ImportStatus.Failed;

    public bool CanConfirm => IsDryRun && State == ImportStatus.Finished && RowsTaken + RowsUnchanged > 0;

    /// <summary>Takes the lease, unless the import is finished or another worker has it.</summary>
    public bool TryBegin(DateTimeOffset now, TimeSpan lease)
    {
        if (IsOver || (LeasedUntil is { } until && until > now))
            return false;

        State = ImportStatus.Running;
        LeasedUntil = now + lease;
        Touch();
        return true;
    }

    public void Recognize(Message dialect, int rowsTotal)
    {
        (Dialect, RowsTotal) = (dialect, rowsTotal);
        Touch();
    }

    public void Count(ImportTally tally, DateTimeOffset now, TimeSpan lease)
    {
        ProductsDone += tally.Products;
        RowsRead += tally.RowsTaken + tally.RowsUnchanged + tally.RowsRejected;
        RowsTaken += tally.RowsTaken;
        RowsUnchanged += tally.RowsUnchanged;
        RowsRejected += tally.RowsRejected;
        ProductsCreated += tally.Created;
        ProductsUpdated += tally.Updated;
        ProductsUnchanged += tally.Unchanged;
        ProductsRejected += tally.Rejected;
        VariantsRead += tally.Variants;
        StockLevelsSet += tally.StockLevelsSet;
        Errors += tally.Errors;
        Warnings += tally.Warnings;
        Infos += tally.Infos;
        PriceTotal += tally.PriceTotal;
        LeasedUntil = now + lease;
        Touch();
    }

    public void Finish(DateTimeOffset now) => End(ImportStatus.Finished, now);

    public void Fail(Error error, DateTimeOffset now)
    {
        Failure = error.ToMessage();
        End(ImportStatus.Failed, now);
    }

    /// <summary>Requests cancellation; a waiting import is canceled at once.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (IsOver || IsCancelRequested)
            return;

        IsCancelRequested = true;
        if (State == ImportStatus.Waiting)
            End(ImportStatus.Canceled, now);
        else
            Touch();
    }

    public void Stop(DateTimeOffset now) => End(ImportStatus.Canceled, now);

    /// <summary>Releases the lease, so that another worker can continue at once.</summary>
    public void Release()
    {
        LeasedUntil = null;
        Touch();
    }

    /// <summary>Restarts a finished dry run as a real import.</summary>
    /// <exception cref="DomainException">It is not a finished dry run.</exception>
    public void Confirm(Guid? staffId, DateTimeOffset now)
    {
        if (!IsDryRun)
            return;
        if (!IsOver)
            throw new DomainException(CatalogErrors.NotFinished);
        if (State != ImportStatus.Finished)
            throw new DomainException(CatalogErrors.NotADryRun);

        (IsDryRun, State, StaffId, StartedAt, FinishedAt, LeasedUntil) = (false, ImportStatus.Waiting, staffId, now, null, null);
        StartOver();
    }

    /// <summary>Resets all counts: a dry run leaves nothing to resume from.</summary>
    public void StartOver()
    {
        (Dialect, RowsTotal) = (null, null);
        (ProductsDone, RowsRead, RowsTaken, RowsUnchanged, RowsRejected) = (0, 0, 0, 0, 0);
        (ProductsCreated, ProductsUpdated, ProductsUnchanged, ProductsRejected, VariantsRead, StockLevelsSet) = (0, 0, 0, 0, 0, 0);
        (Errors, Warnings, Infos, PriceTotal) = (0, 0, 0, 0);
        Touch();
    }

    private void End(ImportStatus state, DateTimeOffset now)
    {
        (State, FinishedAt, LeasedUntil) = (state, now, null);
        if (IsDryRun || ProductsCreated + ProductsUpdated + StockLevelsSet == 0)
            Touch();
        else
            Raise(new Ended(this, now));
    }

    internal sealed record Ended(ImportJob Import, DateTimeOffset At) : IDomainEvent;
}

/// <summary>Counts that one batch adds to an import.</summary>
internal sealed record ImportTally
{
    public int Products => Created + Updated + Unchanged + Rejected;

    public int RowsTaken { get; set; }

    public int RowsUnchanged { get; set; }

    public int RowsRejected { get; set; }

    public int Created { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public int Rejected { get; set; }

    public int Variants { get; set; }

    public int StockLevelsSet { get; set; }

    public int Errors { get; set; }

    public int Warnings { get; set; }

    public int Infos { get; set; }

    public decimal PriceTotal { get; set; }
}

/// <summary>A message about a row of an import.</summary>
internal sealed class ImportMessage
{
    public ImportId ImportId { get; set; }

    /// <summary>In writing order.</summary>
    public int Number { get; set; }

    public int Line { get; set; }

    public string? Handle { get; set; }

    public string? ColumnName { get; set; }

    public string? Value { get; set; }

    public ImportSeverity Severity { get; set; }

    public required Message Reason { get; set; }
}

/// <summary>A chunk of an uploaded file, to avoid one large database value.</summary>
internal sealed class ImportChunk
{
    public const int Size = 1024 * 1024;

    public ImportId ImportId { get; set; }

    public int Number { get; set; }

    public byte[] Content { get; set; } = [];
}
