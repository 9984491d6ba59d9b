using System.Security.Cryptography;
using System.Text.Json;

namespace Shop.PrivatePostgres;

/// <summary>The contents of a backup, so that a restore can verify that it is complete.</summary>
/// <param name="Databases">One for the shop, and one for each module with a separate database.</param>
/// <param name="Files">Paths relative to the backup, with their SHA-256 sums.</param>
public sealed record BackupManifest(
    int Format,
    DateTimeOffset CreatedAt,
    string Release,
    IReadOnlyList<DumpedDatabase> Databases,
    IReadOnlyDictionary<string, string> Files
)
{
    public const int CurrentFormat = 1;

    private const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<BackupManifest?> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path)
            ? JsonSerializer.Deserialize<BackupManifest>(await File.ReadAllTextAsync(path, cancellationToken), Json)
            : null;
    }

    /// <summary>Written last: a folder without it is not a backup.</summary>
    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var draft = Path.Combine(folder, FileName + ".draft");
        await File.WriteAllTextAsync(draft, JsonSerializer.Serialize(this, Json), cancellationToken);
        File.Move(draft, Path.Combine(folder, FileName));
    }

    /// <summary>The SHA-256 sums of all files in the folder, by relative path.</summary>
    public static async Task<SortedDictionary<string, string>> SumAsync(string folder, CancellationToken cancellationToken)
    {
        var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (name == FileName)
                continue;

            await using var stream = File.OpenRead(path);
            sums[name] = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        }

        return sums;
    }
}

/// <param name="Module">The module whose separate database it is; null for the shop's.</param>
/// <param name="Rows">Row counts by table, as in the dump.</param>
public sealed record DumpedDatabase(string? Module, string File, string ServerVersion, IReadOnlyDictionary<string, long> Rows);
