using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Imports;

/// <summary>
/// Stores a product file and has it worked through in the background. A dry run tells what would happen and changes nothing;
/// <see cref="ConfirmImport"/> then does it. Refused: an empty file, one that is no text, one over the size limit. Repeating it with the
/// same id answers the import that was started.
/// </summary>
/// <param name="ImportId">Chosen by the caller.</param>
/// <param name="FileName">For the list only.</param>
/// <param name="UpdateStock">
/// Whether the file's quantities change the stock of variants that exist; those of new ones always count. A quantity that is as it was
/// exported, or whose stock has changed since, changes nothing.
/// </param>
public sealed record StartImport(Guid ImportId, string FileName, byte[] Content, bool IsDryRun, Guid? StaffId, bool UpdateStock = false)
    : ICommand<ProductImport>
{
    /// <summary>How large a product file may be, whatever way it comes in.</summary>
    public const int MaxBytes = 48 * 1024 * 1024;
}

/// <summary>
/// Does for real what a finished dry run has shown. Repeating it is harmless; refused while the dry run is not finished, and after a failed
/// or canceled one.
/// </summary>
public sealed record ConfirmImport(Guid ImportId, Guid? StaffId) : ICommand<ProductImport>;

/// <summary>Stops an import before its next batch; what was taken stays. Canceling what is finished changes nothing.</summary>
public sealed record CancelImport(Guid ImportId, Guid? StaffId) : ICommand<ProductImport>;

/// <summary>
/// Deletes an import that is over, with its messages and its file; what it imported stays. Refused while it waits or runs.
/// </summary>
public sealed record DeleteImport(Guid ImportId) : ICommand;

/// <summary>
/// Works a product file through before it answers, for the command line. Otherwise as <see cref="StartImport"/>; repeating it with the same
/// id goes on where it stopped.
/// </summary>
public sealed record RunImport(Guid ImportId, string FileName, byte[] Content, bool IsDryRun, Guid? StaffId, bool UpdateStock = false)
    : ICommand<ProductImport>,
        IBulkRequest;
