namespace Shop.Kernel;

/// <summary>A file for content too large for memory; deleted when it is closed.</summary>
public static class TemporaryFile
{
    private const int BufferSize = 81920;

    public static FileStream Create() =>
        new(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            BufferSize,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
}
