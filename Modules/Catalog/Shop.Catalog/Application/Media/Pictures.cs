using NetVips;
using Shop.Catalog.Domain;
using Shop.Kernel;

namespace Shop.Catalog.Application.Media;

/// <summary>Decodes untrusted images with libvips, one at a time, and converts them to WebP: upright, without metadata, in sRGB.</summary>
internal sealed class Pictures : IDisposable
{
    private const long MaxPixels = 50_000_000;
    private const int MaxHeightPerWidth = 4;
    private const int Quality = 82;

    /// <summary>EXIF orientations from here on are rotated by 90 degrees.</summary>
    private const int FirstSideways = 5;

    private static readonly string[] Loaders = ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"];

    private readonly SemaphoreSlim turn = new(1);

    static Pictures()
    {
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
    }

    /// <summary>The widths that are stored and served; smaller images are not enlarged.</summary>
    public static IReadOnlyList<int> Widths { get; } = [320, 640, 960, 1280];

    /// <summary>Size and format from the header, without decoding.</summary>
    public static Result<PictureSize> Measure(byte[] content)
    {
        try
        {
            if (
                Image.FindLoadBuffer(content) is not { } loader
                || !Array.Exists(Loaders, known => loader.StartsWith(known, StringComparison.Ordinal))
            )
                return CatalogErrors.NotAPicture;

            using var image = Image.NewFromBuffer(content);
            if ((long)image.Width * image.Height > MaxPixels)
                return CatalogErrors.TooManyPixels;

            return image.Contains("orientation") && image.Get("orientation") is int and >= FirstSideways
                ? new PictureSize(image.Height, image.Width)
                : new PictureSize(image.Width, image.Height);
        }
        catch (VipsException)
        {
            return CatalogErrors.BrokenPicture;
        }
    }

    /// <summary>The image as WebP in each of <see cref="Widths"/>.</summary>
    public async Task<Result<IReadOnlyList<byte[]>>> ConvertAsync(byte[] content, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Result<IReadOnlyList<byte[]>>.Success(Convert(content)), cancellationToken);
        }
        catch (VipsException)
        {
            return CatalogErrors.BrokenPicture;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private static List<byte[]> Convert(byte[] content)
    {
        var widest = Widths[^1];
        using var thumbnail = Image.ThumbnailBuffer(
            content,
            widest,
            height: widest * MaxHeightPerWidth,
            size: Enums.Size.Down,
            outputProfile: "srgb",
            failOn: Enums.FailOn.Error
        );
        using var decoded = thumbnail.CopyMemory();
        return
        [
            .. Widths.Select(width =>
            {
                using var smaller = decoded.ThumbnailImage(width, height: width * MaxHeightPerWidth, size: Enums.Size.Down);
                return smaller.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
            }),
        ];
    }
}

internal sealed record PictureSize(int Width, int Height);
