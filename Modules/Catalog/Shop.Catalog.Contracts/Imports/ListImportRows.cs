using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Imports;

/// <summary>
/// What an import had to say about single rows, by line. At most 1,000 messages are kept, errors before others; the import has all counts.
/// </summary>
/// <param name="Severity">Only these; null for all.</param>
/// <param name="PageSize">At most 1,000.</param>
public sealed record ListImportRows(Guid ImportId, ImportSeverity? Severity, int Page, int PageSize) : IQuery<PagedList<ImportRowMessage>>;

public enum ImportSeverity
{
    /// <summary>The row was taken; something about it was put right or left out.</summary>
    Warning,

    /// <summary>The row's product was rejected, whole.</summary>
    Error,

    /// <summary>What would change, told by a dry run.</summary>
    Info,
}

/// <param name="Line">Where the row begins in the file; the header is line 1.</param>
/// <param name="Column">The header of the column; null when it concerns the whole row.</param>
/// <param name="Value">What stood there, cut to 200 characters.</param>
public sealed record ImportRowMessage(int Line, string? Handle, string? Column, string? Value, ImportSeverity Severity, string Reason);
