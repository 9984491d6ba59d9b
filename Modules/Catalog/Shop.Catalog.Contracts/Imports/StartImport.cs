using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Imports;

/// <summary>
/// Stores a product file and imports it in the background. A dry run previews the result without changing anything; <see
/// cref="ConfirmImport"/> then applies it. Refused: an empty file, a file that is not text, one over the size limit. Repeating it with the
/// same id returns the existing import.
/// </summary>
/// <param name="ImportId">Chosen by the caller.</param>
/// <param name="FileName">For display only.</param>
/// <param name="UpdateStock">Whether quantities change the stock of existing variants; those of new variants always apply. A quantity that
/// was not edited since the export, or whose stock has changed since, is ignored.</param>
public sealed record StartImport(Guid ImportId, string FileName, byte[] Content, bool IsDryRun, Guid? StaffId, bool UpdateStock = false)
    : ICommand<ProductImport>
{
    /// <summary>Maximum size of a product file, for all ways to import.</summary>
    public const int MaxBytes = 48 * 1024 * 1024;
}

/// <summary>
/// Applies a finished dry run. Repeating it is harmless; refused while the dry run is not finished, and after a failed or canceled one.
/// </summary>
public sealed record ConfirmImport(Guid ImportId, Guid? StaffId) : ICommand<ProductImport>;

/// <summary>Stops an import before its next batch; what was imported stays. Canceling a finished import changes nothing.</summary>
public sealed record CancelImport(Guid ImportId, Guid? StaffId) : ICommand<ProductImport>;

/// <summary>Deletes a finished import with its messages and its file; imported products stay. Refused while it waits or runs.</summary>
public sealed record DeleteImport(Guid ImportId) : ICommand;

/// <summary>
/// Imports a product file synchronously, for the command line. Otherwise as <see cref="StartImport"/>; repeating it with the same id
/// resumes where it stopped.
/// </summary>
public sealed record RunImport(Guid ImportId, string FileName, byte[] Content, bool IsDryRun, Guid? StaffId, bool UpdateStock = false)
    : ICommand<ProductImport>,
        IBulkRequest;
