using System.Security.Cryptography;
using System.Text.Json;

namespace Shop.PrivatePostgres;

/// <summary>What a backup holds, so that a restore can tell whether it is whole.</summary>
/// <param name="Databases">One for the shop, and one for each module that has a database of its own.</param>
/// <param name="Files">Path below the backup, with its SHA-256 sum.</param>
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

    /// <summary>Written last: a folder without it is no backup.</summary>
    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var draft = Path.Combine(folder, FileName + ".draft");
        await File.WriteAllTextAsync(draft, JsonSerializer.Serialize(this, Json), cancellationToken);
        File.Move(draft, Path.Combine(folder, FileName));
    }

    /// <summary>The sums of all files in the folder, by their path below it.</summary>
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

/// <param name="Module">Whose own database it is; null for the shop's.</param>
/// <param name="Rows">Rows by table, as the dump has them.</param>
public sealed record DumpedDatabase(string? Module, string File, string ServerVersion, IReadOnlyDictionary<string, long> Rows);
