namespace Shop.Tests.Support;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The projects that run in Development only, and the private database.</summary>
    public static IReadOnlyList<string> Tools { get; } =
    [.. Directory.GetFiles(Path("Tools"), "*.csproj", SearchOption.AllDirectories).Select(System.IO.Path.GetFileNameWithoutExtension)!];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Shop.sln")))
                return folder.FullName;

        throw new InvalidOperationException("Shop.sln was not found above the tests.");
    }
}
