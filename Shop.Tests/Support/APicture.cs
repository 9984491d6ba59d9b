using NetVips;

namespace Shop.Tests.Support;

/// <summary>Real image files for tests.</summary>
internal static class APicture
{
    public static byte[] Png(int width = 16, int height = 32) => Gray(width, height).PngsaveBuffer();

    public static byte[] Gif(int width = 16, int height = 32) => Gray(width, height).GifsaveBuffer();

    public static byte[] WebP(int width = 16, int height = 32) => Gray(width, height).WebpsaveBuffer();

    /// <param name="orientation">6: taken with the camera rotated.</param>
    public static byte[] Jpeg(int width = 16, int height = 32, int orientation = 1, string? artist = null) =>
        Gray(width, height)
            .Mutate(image =>
            {
                image.Set(GValue.GIntType, "orientation", orientation);
                if (artist is not null)
                    image.Set(GValue.GStrType, "exif-ifd0-Artist", artist);
            })
            .JpegsaveBuffer();

    private static Image Gray(int width, int height) => (Image.Black(width, height, bands: 3) + 120).Cast(Enums.BandFormat.Uchar);
}
