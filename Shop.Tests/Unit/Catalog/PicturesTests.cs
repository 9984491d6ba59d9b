using NetVips;
using Shop.Catalog.Application.Media;
using Shop.Catalog.Domain;
using Shop.Tests.Support;

namespace Shop.Tests.Unit.Catalog;

public sealed class PicturesTests
{
    private static IEnumerable<TestCaseData> Kinds()
    {
        yield return new TestCaseData(APicture.Png()).SetArgDisplayNames("PNG");
        yield return new TestCaseData(APicture.Gif()).SetArgDisplayNames("GIF");
        yield return new TestCaseData(APicture.WebP()).SetArgDisplayNames("WebP");
        yield return new TestCaseData(APicture.Jpeg()).SetArgDisplayNames("JPEG");
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task Every_format_is_converted_to_WebP_in_every_width(byte[] content)
    {
        using var pictures = new Pictures();

        Assert.That(Pictures.Measure(content).Value, Is.EqualTo(new PictureSize(16, 32)));
        var files = (await pictures.ConvertAsync(content, CancellationToken.None)).Value;
        Assert.That(files.Select(Loaded), Is.EqualTo(Enumerable.Repeat(("VipsForeignLoadWebpBuffer", 16, 32), 4)), "never enlarged");
    }

    [Test]
    public async Task A_large_image_is_resized_rotated_and_stripped_of_metadata()
    {
        using var pictures = new Pictures();
        var content = APicture.Jpeg(3000, 2000, orientation: 6, artist: "Ada Example, Main Street 1");

        var files = (await pictures.ConvertAsync(content, CancellationToken.None)).Value;

        Assert.That(Pictures.Measure(content).Value, Is.EqualTo(new PictureSize(2000, 3000)));
        Assert.That(
            files.Select(file => (Loaded(file).Width, Loaded(file).Height)),
            Is.EqualTo(new[] { (320, 480), (640, 960), (960, 1440), (1280, 1920) })
        );
        Assert.That(System.Text.Encoding.Latin1.GetString(content), Does.Contain("Ada Example"));
        foreach (var file in files)
        {
            using var image = Image.NewFromBuffer(file);
            Assert.That((image.Contains("exif-data"), image.Contains("orientation")), Is.EqualTo((false, false)));
            Assert.That(System.Text.Encoding.Latin1.GetString(file), Does.Not.Contain("Ada Example"));
        }
    }

    [TestCase("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [TestCase("<html><script>alert(1)</script>")]
    [TestCase("%PDF-1.4")]
    [TestCase("")]
    public void Anything_else_is_not_an_image(string text) =>
        Assert.That(Pictures.Measure(System.Text.Encoding.UTF8.GetBytes(text)).Errors, Is.EqualTo(new[] { CatalogErrors.NotAPicture }));

    [Test]
    public void An_unsupported_format_is_not_an_image() =>
        Assert.That(Pictures.Measure(Image.Black(8, 8).TiffsaveBuffer()).Errors, Is.EqualTo(new[] { CatalogErrors.NotAPicture }));

    [TestCaseSource(nameof(Kinds))]
    public async Task A_truncated_image_is_refused_with_a_message(byte[] content)
    {
        using var pictures = new Pictures();
        var cut = content[..(content.Length * 2 / 3)];

        var measured = Pictures.Measure(cut);
        var errors = measured.IsSuccess ? (await pictures.ConvertAsync(cut, CancellationToken.None)).Errors : measured.Errors;

        Assert.That(errors, Is.EqualTo(new[] { CatalogErrors.BrokenPicture }));
    }

    [Test]
    public void A_small_file_with_huge_dimensions_is_refused_before_it_is_decoded() =>
        Assert.That(Pictures.Measure(APicture.Png(8000, 7000)).Errors, Is.EqualTo(new[] { CatalogErrors.TooManyPixels }));

    private static (string Loader, int Width, int Height) Loaded(byte[] file)
    {
        using var image = Image.NewFromBuffer(file);
        return (Image.FindLoadBuffer(file)!, image.Width, image.Height);
    }
}
