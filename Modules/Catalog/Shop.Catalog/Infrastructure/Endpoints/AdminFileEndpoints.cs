using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Shop.Catalog.Application;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Media;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Kernel.Web;

namespace Shop.Catalog.Infrastructure.Endpoints;

/// <summary>Images and product files: the request body is the file itself.</summary>
internal static class AdminFileEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin").WithTags("Products");
        group
            .MapPost("/products/{product:guid}/media", AddMediaAsync)
            .RequireAuthorization(Permissions.ProductsWrite)
            .WithName("AddMedia")
            .Produces<MediaReference>(StatusCodes.Status201Created)
            .WithIdempotency<CatalogDbContext>();
        group
            .MapDelete("/products/{product:guid}/media/{media:guid}", RemoveMediaAsync)
            .RequireAuthorization(Permissions.ProductsWrite)
            .WithName("RemoveMedia")
            .Produces(StatusCodes.Status204NoContent);
        group
            .MapPost("/product-imports", StartImportAsync)
            .RequireAuthorization(Permissions.ProductsWrite)
            .WithName("StartImport")
            .Produces<ProductImportJson>(StatusCodes.Status202Accepted)
            .WithIdempotency<CatalogDbContext>();
        group
            .MapGet("/product-imports/{import:guid}", GetImportAsync)
            .RequireAuthorization(Permissions.ProductsRead)
            .WithName("GetImport")
            .Produces<ProductImportJson>();
        group
            .MapGet("/product-imports/{import:guid}/rows", ListRowsAsync)
            .RequireAuthorization(Permissions.ProductsRead)
            .WithName("ListImportRows")
            .Produces<PagedList<ImportRowJson>>();
        group
            .MapPost("/product-imports/{import:guid}/confirm", ConfirmImportAsync)
            .RequireAuthorization(Permissions.ProductsWrite)
            .WithName("ConfirmImport")
            .Produces<ProductImportJson>();
        group
            .MapPost("/product-imports/{import:guid}/cancel", CancelImportAsync)
            .RequireAuthorization(Permissions.ProductsWrite)
            .WithName("CancelImport")
            .Produces<ProductImportJson>();
        group
            .MapDelete("/product-imports/{import:guid}", DeleteImportAsync)
            .RequireAuthorization(Permissions.ProductsWrite)
            .WithName("DeleteImport")
            .Produces(StatusCodes.Status204NoContent);
        group
            .MapGet("/product-exports", ExportAsync)
            .RequireAuthorization(Permissions.ProductsRead)
            .WithName("ExportProducts")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static async Task<IResult> AddMediaAsync(
        Guid product,
        HttpRequest request,
        ClaimsPrincipal user,
        IMediator mediator,
        IOptions<CatalogOptions> options,
        CancellationToken cancellationToken,
        string? alt = null
    )
    {
        var content = await ReadAsync(request, options.Value.MaxMediaBytes, cancellationToken);
        var result = await mediator.Send(
            new AddMedia(product, Guid.CreateVersion7(), content, alt ?? string.Empty, user.StaffId()),
            cancellationToken
        );
        return result.ToCreated(media => media.Url);
    }

    private static async Task<IResult> RemoveMediaAsync(
        Guid product,
        Guid media,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new RemoveMedia(product, media, user.StaffId()), cancellationToken)).ToHttp();

    private static async Task<IResult> StartImportAsync(
        HttpRequest request,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken,
        string? fileName = null,
        bool dryRun = true,
        bool updateStock = false
    )
    {
        var content = await ReadAsync(request, StartImport.MaxBytes, cancellationToken);
        var result = await mediator.Send(
            new StartImport(Guid.CreateVersion7(), fileName ?? "upload.csv", content, dryRun, user.StaffId(), updateStock),
            cancellationToken
        );
        return result.IsSuccess
            ? Results.Accepted($"/api/v1/admin/product-imports/{result.Value.Id}", ProductImportJson.Of(result.Value, texts))
            : result.ToProblem();
    }

    private static async Task<IResult> GetImportAsync(
        Guid import,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new GetImport(import), cancellationToken)).ToHttp(found => ProductImportJson.Of(found, texts));

    private static async Task<IResult> ListRowsAsync(
        Guid import,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken,
        ImportSeverity? severity = null,
        int page = 1,
        int pageSize = 100
    )
    {
        var result = await mediator.Send(new ListImportRows(import, severity, page, pageSize), cancellationToken);
        return result.ToHttp(list => new PagedList<ImportRowJson>(
            [.. list.Items.Select(row => ImportRowJson.Of(row, texts))],
            list.Total,
            list.Page,
            list.PageSize
        ));
    }

    private static async Task<IResult> ConfirmImportAsync(
        Guid import,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var result = await mediator.Send(new ConfirmImport(import, user.StaffId()), cancellationToken);
        return result.ToHttp(job => ProductImportJson.Of(job, texts));
    }

    private static async Task<IResult> CancelImportAsync(
        Guid import,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var result = await mediator.Send(new CancelImport(import, user.StaffId()), cancellationToken);
        return result.ToHttp(job => ProductImportJson.Of(job, texts));
    }

    private static async Task<IResult> DeleteImportAsync(Guid import, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new DeleteImport(import), cancellationToken)).ToHttp();

    private static async Task<IResult> ExportAsync(
        IMediator mediator,
        CancellationToken cancellationToken,
        CsvDialect dialect = CsvDialect.Current
    )
    {
        var file = TemporaryFile.Create();
        var result = await mediator.Send(new ExportProducts(file, dialect), cancellationToken);
        if (!result.IsSuccess)
        {
            await file.DisposeAsync();
            return result.ToProblem();
        }

        file.Position = 0;
        return Results.Stream(file, "text/csv; charset=utf-8", result.Value.FileName);
    }

    /// <summary>Reads at most one byte more than allowed, which is enough to refuse it.</summary>
    private static async Task<byte[]> ReadAsync(HttpRequest request, int max, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = max + 1L;

        using var content = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while (content.Length <= max && (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            content.Write(buffer, 0, read);

        return content.ToArray();
    }
}
