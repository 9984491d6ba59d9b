using Shop.Catalog.Application.Media;

namespace Shop.Tests.Unit.Catalog;

public sealed class PictureHeaderTests
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 2, 0x58, 0, 0, 1, 0x90];
    private static readonly byte[] Gif = [.. "GIF89a"u8, 0x10, 0, 0x20, 0];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC2, 0, 11, 8, 0x01, 0x00, 0x02, 0x00, 3, 0, 0];
    private static readonly byte[] WebP = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0x03, 0, 0xFF, 0x01, 0];

    [Test]
    public void Kind_and_size_are_read_from_the_content()
    {
        Assert.That(PictureHeader.Read(Png), Is.EqualTo(new PictureHeader("png", "image/png", 600, 400)));
        Assert.That(PictureHeader.Read(Gif), Is.EqualTo(new PictureHeader("gif", "image/gif", 16, 32)));
        Assert.That(PictureHeader.Read(Jpeg), Is.EqualTo(new PictureHeader("jpg", "image/jpeg", 512, 256)));
        Assert.That(PictureHeader.Read(WebP), Is.EqualTo(new PictureHeader("webp", "image/webp", 1024, 512)));
    }

    [TestCase("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [TestCase("<html><script>alert(1)</script>")]
    [TestCase("GIF8")]
    [TestCase("")]
    public void Anything_else_is_no_picture(string text) =>
        Assert.That(PictureHeader.Read(System.Text.Encoding.UTF8.GetBytes(text)), Is.Null);

    [Test]
    public void A_header_cut_short_is_no_picture()
    {
        foreach (var picture in new[] { Png, Gif, Jpeg, WebP })
            for (var length = 0; length < 10; length++)
                Assert.That(PictureHeader.Read(picture.AsSpan(0, length)), Is.Null);
    }

    [Test]
    public void A_picture_without_extent_is_none() => Assert.That(PictureHeader.Read([.. "GIF89a"u8, 0, 0, 0, 0]), Is.Null);
}
