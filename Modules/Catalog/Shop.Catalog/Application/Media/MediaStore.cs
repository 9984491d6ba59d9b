using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Shop.Catalog.Application.Media;

/// <summary>
/// The folder of uploaded pictures. A file is named by its content, so that the same picture is stored once and a name never means another
/// one.
/// </summary>
internal sealed class MediaStore(IOptions<CatalogOptions> options)
{
    public const string Path = "/media/";

    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        ["png"] = "image/png",
        ["jpg"] = "image/jpeg",
        ["webp"] = "image/webp",
        ["gif"] = "image/gif",
    };

    /// <summary>Answers the name it is stored under.</summary>
    public async Task<string> StoreAsync(byte[] content, string extension, CancellationToken cancellationToken)
    {
        var name = $"{Convert.ToHexStringLower(SHA256.HashData(content))[..40]}.{extension}";
        var path = PathOf(name);
        if (File.Exists(path))
            return name;

        Directory.CreateDirectory(options.Value.MediaDirectory);
        var temporary = $"{path}.{Guid.CreateVersion7():N}";
        await File.WriteAllBytesAsync(temporary, content, cancellationToken);
        File.Move(temporary, path, overwrite: true);
        return name;
    }

    /// <summary>The file and its type; null for a name that was never given out or is gone.</summary>
    public (string Path, string ContentType)? Find(string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 1 || !ContentTypes.TryGetValue(name[(dot + 1)..], out var type) || !name[..dot].All(char.IsAsciiHexDigitLower))
            return null;

        var path = PathOf(name);
        return File.Exists(path) ? (path, type) : null;
    }

    private string PathOf(string name) => System.IO.Path.Combine(System.IO.Path.GetFullPath(options.Value.MediaDirectory), name);
}
