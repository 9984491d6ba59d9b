using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Catalog.Application.Products;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Media;

/// <summary>Fetches external images of imported products in batches, and serves them from this shop.</summary>
internal sealed class PictureFetcher(
    CatalogDbContext db,
    IHttpClientFactory clients,
    MediaStore store,
    IServiceScopeFactory scopes,
    IOptions<CatalogOptions> options,
    TimeProvider clock
)
{
    public const string ClientName = "catalog.pictures";

    private const int Batch = 40;
    private const int AtOnce = 4;
    private const int MaxAttempts = 3;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMinutes(1);

    /// <summary>Returns how many were attempted.</summary>
    public async Task<int> FetchAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db
            .Media.Where(picture =>
                picture.Url.StartsWith("https://")
                && picture.FetchAttempts < MaxAttempts
                && (picture.FetchAfter == null || picture.FetchAfter <= now)
                && db.Products.Any(product => product.Id == picture.ProductId && product.DeletedAt == null)
            )
            .OrderBy(picture => picture.FetchAttempts)
            .ThenBy(picture => picture.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        var fetched = new List<(ProductMedia Picture, Result<StoredPicture> Outcome)>();
        foreach (var chunk in due.Chunk(AtOnce))
            fetched.AddRange(chunk.Zip(await Task.WhenAll(chunk.Select(picture => FetchAsync(picture.Url, cancellationToken)))));

        foreach (var product in fetched.GroupBy(entry => entry.Picture.ProductId))
            await SaveAsync(product.Key, [.. product], cancellationToken);

        return due.Count;
    }

    private async Task<Result<StoredPicture>> FetchAsync(string url, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!response.IsSuccessStatusCode)
                return CatalogErrors.PictureNotServed((int)response.StatusCode);

            return await ReadAsync(response.Content, limit.Token) is { } content
                ? await store.StoreAsync(content, cancellationToken)
                : CatalogErrors.PictureTooLarge(options.Value.MaxMediaBytes);
        }
        catch (HttpRequestException)
        {
            return CatalogErrors.PictureUnreachable;
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or IOException && !cancellationToken.IsCancellationRequested)
        {
            return CatalogErrors.PictureTimeout;
        }
    }

    private async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var max = options.Value.MaxMediaBytes;
        if (content.Headers.ContentLength > max)
            return null;

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var file = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while (file.Length <= max && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            file.Write(buffer, 0, read);

        return file.Length > max ? null : file.ToArray();
    }

    /// <summary>In a separate scope, so that a conflict on one product does not block the others.</summary>
    private async Task SaveAsync(
        ProductId id,
        IReadOnlyList<(ProductMedia Picture, Result<StoredPicture> Outcome)> fetched,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        foreach (var (picture, outcome) in fetched.Where(entry => !entry.Outcome.IsSuccess))
        {
            var attempts = picture.FetchAttempts + 1;
            DateTimeOffset? next = now + (FirstDelay * Math.Pow(10, picture.FetchAttempts));
            var failure = outcome.Errors[0].ToMessage();
            await db
                .Media.Where(candidate => candidate.Id == picture.Id)
                .ExecuteUpdateAsync(
                    update =>
                        update
                            .SetProperty(candidate => candidate.FetchAttempts, attempts)
                            .SetProperty(candidate => candidate.FetchAfter, next)
                            .SetProperty(candidate => candidate.FetchFailure, failure),
                    cancellationToken
                );
        }

        await using var scope = scopes.CreateAsyncScope();
        var saving = scope.ServiceProvider.GetRequiredService<ProductSaving>();
        if (!fetched.Any(entry => entry.Outcome.IsSuccess) || await saving.FindAsync(id.Value, cancellationToken) is not { } product)
            return;

        foreach (var (picture, outcome) in fetched.Where(entry => entry.Outcome.IsSuccess))
            product.StoreMedia(picture.Id, outcome.Value.Name, outcome.Value.Url, outcome.Value.Width, outcome.Value.Height, now);
        try
        {
            await saving.SaveAsync(product, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The product was saved concurrently; the images are stored and will be retried.
        }
    }
}
