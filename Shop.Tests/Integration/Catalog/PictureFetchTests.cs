using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Catalog.Application.Media;
using Shop.Catalog.Contracts.Search;
using Shop.Catalog.Domain;
using Shop.Tests.Support;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Catalog;

/// <summary>Images that product files reference by URL.</summary>
public sealed class PictureFetchTests : CatalogFixture
{
    private const string File = "Handle,Title,Price,Image Src,Image Alt Text\ntea,Tea,5,https://i.example/cup.jpg,A cup\n";

    private readonly PictureServer server = new();

    [SetUp]
    public void EmptyServer() => server.Clear();

    protected override void Configure(IServiceCollection services) =>
        services.AddHttpClient(PictureFetcher.ClientName).ConfigurePrimaryHttpMessageHandler(() => server);

    [Test]
    public async Task An_imported_image_is_downloaded_stored_and_served()
    {
        server.Put("https://i.example/cup.jpg", APicture.Jpeg(1000, 800));
        await ImportAsync(File);

        await Host.RunJobAsync("work-on-imports");
        await Host.RunJobAsync("work-on-imports");

        var picture = (await PageAsync("tea")).Media.Single();
        Assert.That((picture.Alt, picture.Width, picture.Height), Is.EqualTo(("A cup", (int?)1000, (int?)800)));
        Assert.That(picture.Url, Does.Match("^/media/w640/[0-9a-f]{40}\\.webp$"));
        Assert.That((await GetAsync(new SearchProducts())).Products.Items.Single().ImageUrl, Is.EqualTo(picture.Url));
        Assert.That(server.Calls, Is.EqualTo(new[] { "https://i.example/cup.jpg" }), "downloaded once");
        foreach (var width in new[] { 320, 640, 960, 1280 })
        {
            var served = await NewClient().GetAsync(picture.Url.Replace("w640", $"w{width}", StringComparison.Ordinal));
            Assert.That((served.StatusCode, served.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "image/webp")));
        }

        var page = await (await NewClient().GetAsync("/p/tea")).Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain($"src=\"{picture.Url}\"").And.Contain("/media/w1280/").And.Contain("1280w"));
    }

    [Test]
    public async Task A_repeated_import_keeps_downloaded_images_and_the_export_contains_their_source()
    {
        server.Put("https://i.example/cup.jpg", APicture.Jpeg());
        await ImportAsync(File);
        await Host.RunJobAsync("work-on-imports");
        var before = await EditAsync("tea");

        var again = await ImportAsync(File);
        await Host.RunJobAsync("work-on-imports");

        var after = await EditAsync("tea");
        Assert.That(
            (again.ProductsUnchanged, after.Version, after.Media.Single().Url),
            Is.EqualTo((1, before.Version, before.Media.Single().Url))
        );
        Assert.That(await ExportAsync(), Does.Contain(",https://i.example/cup.jpg,"));
        Assert.That(server.Calls.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Two_products_with_the_same_image_share_one_file()
    {
        server.Put("https://i.example/a.png", APicture.Png());
        server.Put("https://i.example/b.png", APicture.Png());
        await ImportAsync("Handle,Title,Price,Image Src\ntea,Tea,5,https://i.example/a.png\npot,Pot,5,https://i.example/b.png\n");

        await Host.RunJobAsync("work-on-imports");

        Assert.That((await PageAsync("pot")).Media.Single().Url, Is.EqualTo((await PageAsync("tea")).Media.Single().Url));
        var name = (await PageAsync("tea")).Media.Single().Url.Split('/')[^1];
        Assert.That(Directory.GetFiles(Path.Combine(Host.DataFolder, "media"), name, SearchOption.AllDirectories), Has.Length.EqualTo(4));
    }

    [Test]
    public async Task A_failed_download_is_reported_and_tried_three_times()
    {
        server.Put("https://i.example/evil.svg", "<svg onload='alert(1)'/>"u8.ToArray());
        await ImportAsync("Handle,Title,Price,Image Src\ntea,Tea,5,https://i.example/gone.png\npot,Pot,5,https://i.example/evil.svg\n");
        var before = await EditAsync("tea");

        for (var run = 0; run < 5; run++)
        {
            await Host.RunJobAsync("work-on-imports");
            Clock.Advance(TimeSpan.FromHours(3));
        }

        var after = await EditAsync("tea");
        Assert.That(
            (after.Version, after.Media.Single().Url, after.Media.Single().IsExternal, after.Media.Single().Failure?.Text()),
            Is.EqualTo(
                (
                    before.Version,
                    "https://i.example/gone.png",
                    true,
                    "The image couldn't be downloaded. Its server responded with status 404."
                )
            )
        );
        Assert.That((await EditAsync("pot")).Media.Single().Failure?.Text(), Is.EqualTo(CatalogErrors.NotAPicture.Text()));
        Assert.That(server.Calls.Count(url => url.EndsWith("gone.png", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    [Test]
    public async Task An_image_that_is_too_large_is_not_read_to_its_end()
    {
        server.Put("https://i.example/cup.jpg", new byte[(10 * 1024 * 1024) + 1]);
        await ImportAsync(File);

        await Host.RunJobAsync("work-on-imports");

        Assert.That((await EditAsync("tea")).Media.Single().Failure?.Text(), Is.EqualTo("Use an image of up to 10 MB."));
    }

    private sealed class PictureServer : HttpMessageHandler
    {
        private readonly ConcurrentDictionary<string, byte[]> files = new();

        public ConcurrentQueue<string> Calls { get; } = new();

        public void Put(string url, byte[] content) => files[url] = content;

        public void Clear()
        {
            files.Clear();
            Calls.Clear();
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var url = request.RequestUri!.AbsoluteUri;
            Calls.Enqueue(url);
            return Task.FromResult(
                files.TryGetValue(url, out var content)
                    ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(content) }
                    : new HttpResponseMessage(HttpStatusCode.NotFound)
            );
        }
    }
}
