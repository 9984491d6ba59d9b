using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Shop.Kernel;

namespace Shop.Catalog.Application.Media;

/// <summary>
/// The folder of uploaded and fetched images, with one subfolder per width. Files are named by a hash of their content: duplicates are
/// stored once, and a name never refers to another image.
/// </summary>
internal sealed class MediaStore(Pictures pictures, IOptions<CatalogOptions> options)
{
    public const string ContentType = "image/webp";

    private const string Extension = ".webp";
    private const int NameLength = 40;
    private const int ShownWidth = 640;

    /// <summary>Refused: a file that is not an image, is too large, or cannot be decoded.</summary>
    public async Task<Result<StoredPicture>> StoreAsync(byte[] content, CancellationToken cancellationToken)
    {
        var size = Pictures.Measure(content);
        if (!size.IsSuccess)
            return Result<StoredPicture>.Failure(size.Errors);

        var name = Convert.ToHexStringLower(SHA256.HashData(content))[..NameLength] + Extension;
        if (!Pictures.Widths.All(width => File.Exists(PathOf(width, name))))
        {
            var converted = await pictures.ConvertAsync(content, cancellationToken);
            if (!converted.IsSuccess)
                return Result<StoredPicture>.Failure(converted.Errors);

            foreach (var (width, file) in Pictures.Widths.Zip(converted.Value))
                await WriteAsync(PathOf(width, name), file, cancellationToken);
        }

        return new StoredPicture(name, $"/media/w{ShownWidth}/{name}", size.Value.Width, size.Value.Height);
    }

    /// <summary>Path of the file; null for an unknown or deleted name.</summary>
    public string? Find(int width, string name)
    {
        if (
            !Pictures.Widths.Contains(width)
            || name.Length != NameLength + Extension.Length
            || !name.EndsWith(Extension, StringComparison.Ordinal)
            || !name[..NameLength].All(char.IsAsciiHexDigitLower)
        )
            return null;

        var path = PathOf(width, name);
        return File.Exists(path) ? path : null;
    }

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.CreateVersion7():N}";
        await File.WriteAllBytesAsync(temporary, content, cancellationToken);
        File.Move(temporary, path, overwrite: true);
    }

    private string PathOf(int width, string name) => Path.Combine(Path.GetFullPath(options.Value.MediaDirectory), $"w{width}", name);
}

/// <param name="Url">Root-relative, in the default width.</param>
internal sealed record StoredPicture(string Name, string Url, int Width, int Height);
