namespace Shop.Web.Hosting;

/// <summary>
/// Where private database, media, mail and logs lie. A relative setting is meant from the checkout, or from the current folder where there
/// is none.
/// </summary>
internal static class DataFolder
{
    public const string Key = "Shop:DataDirectory";

    /// <summary>Replaces the setting by its absolute path, so that everybody who reads it means the same folder.</summary>
    public static string Resolve(ConfigurationManager configuration)
    {
        var setting = configuration[Key] is { Length: > 0 } text ? text : ".data";
        var path = Path.GetFullPath(setting, Root());
        Directory.CreateDirectory(path);
        configuration[Key] = path;
        return path;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Shop.sln")))
                return folder.FullName;

        return Directory.GetCurrentDirectory();
    }
}
