using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Imports;

/// <summary>
/// Messages of an import about single rows, by line. At most 1,000 are kept, errors first; the import has the full counts.
/// </summary>
/// <param name="Severity">Only messages of this severity; null for all.</param>
/// <param name="PageSize">At most 1,000.</param>
public sealed record ListImportRows(Guid ImportId, ImportSeverity? Severity, int Page, int PageSize) : IQuery<PagedList<ImportRowMessage>>;

public enum ImportSeverity
{
    /// <summary>The row was taken; a value was corrected or skipped.</summary>
    Warning,

    /// <summary>The row's product was rejected as a whole.</summary>
    Error,

    /// <summary>A change that a dry run previews.</summary>
    Info,
}

/// <param name="Line">Line of the row in the file; the header is line 1.</param>
/// <param name="Column">Header of the column; null when it concerns the whole row.</param>
/// <param name="Value">The original value, truncated to 200 characters.</param>
public sealed record ImportRowMessage(int Line, string? Handle, string? Column, string? Value, ImportSeverity Severity, Message Reason);
