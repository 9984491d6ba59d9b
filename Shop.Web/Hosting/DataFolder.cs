namespace Shop.Web.Hosting;

/// <summary>
/// Where private database, media, mail and logs lie. A relative setting is meant from the checkout, or from the current folder where there
/// is none.
/// </summary>
internal static class DataFolder
{
    public const string Key = "Shop:DataDirectory";

    /// <summary>The folder of the checkout that this program was built in; null where it was copied elsewhere.</summary>
    public static string? Checkout { get; } = FindCheckout();

    /// <summary>Replaces the setting by its absolute path, so that everybody who reads it means the same folder.</summary>
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
