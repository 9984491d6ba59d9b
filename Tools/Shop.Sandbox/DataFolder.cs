namespace Shop.Sandbox;

/// <summary>The data folder of the shop that the sandbox serves: <c>Shop:DataDirectory</c>, relative to the checkout.</summary>
internal static class DataFolder
{
    public static string Of(IConfiguration configuration)
    {
        var path = Path.GetFullPath(configuration["Shop:DataDirectory"] is { Length: > 0 } text ? text : ".data", Root());
        Directory.CreateDirectory(path);
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
