namespace Shop.Web.Hosting;

/// <summary>
/// The folder of the private database, media, mail and logs. A relative setting is resolved against the checkout, or against the current
/// folder outside one.
/// </summary>
internal static class DataFolder
{
    public const string Key = "Shop:DataDirectory";

    /// <summary>The checkout that this program was built in; null where it was copied elsewhere.</summary>
    public static string? Checkout { get; } = FindCheckout();

    /// <summary>Replaces the setting with its absolute path, so that every reader resolves it to the same folder.</summary>
    public static string Resolve(ConfigurationManager configuration)
    {
        var setting = configuration[Key] is { Length: > 0 } text ? text : ".data";
        var path = Path.GetFullPath(setting, Checkout ?? Directory.GetCurrentDirectory());
        Directory.CreateDirectory(path);
        configuration[Key] = path;
        return path;
    }

    private static string? FindCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Shop.sln")))
                return folder.FullName;

        return null;
    }
}
