using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Catalog.Application.Products;
using Shop.Catalog.Contracts.Media;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Media;

internal sealed class AddMediaValidator : AbstractValidator<AddMedia>
{
    public AddMediaValidator(IOptions<CatalogOptions> options)
    {
        var max = options.Value.MaxMediaBytes;
        RuleFor(command => command.MediaId).NotEmpty();
        RuleFor(command => command.Content)
            .Must(content => content is { Length: > 0 })
            .WithError(CatalogErrors.EmptyFile)
            .Must(content => content is null || content.Length <= max)
            .WithError(CatalogErrors.PictureTooLarge(max));
        RuleFor(command => command.Alt).LineOfText(TextLimits.Alt);
    }
}

internal sealed class AddMediaHandler(ProductSaving saving, MediaStore store, TimeProvider clock)
    : IRequestHandler<AddMedia, Result<MediaReference>>
{
    public async Task<Result<MediaReference>> Handle(AddMedia command, CancellationToken cancellationToken)
    {
        var product = await saving.FindAsync(command.ProductId, cancellationToken);
        if (product is null)
            return CatalogErrors.ProductNotFound;

        var stored = await store.StoreAsync(command.Content, cancellationToken);
        if (!stored.IsSuccess)
            return Result<MediaReference>.Failure(stored.Errors);

        var picture = stored.Value;
        var draft = new MediaDraft(
            new MediaId(command.MediaId),
            picture.Url,
            command.Alt.Blank() ?? string.Empty,
            picture.Width,
            picture.Height,
            picture.Name
        );
        product.AddMedia(draft, clock.GetUtcNow(), command.StaffId);
        return await MediaSaving.SaveAsync(saving, product, command.MediaId, cancellationToken);
    }
}

internal sealed class AddMediaLinkValidator : AbstractValidator<AddMediaLink>
{
    public AddMediaLinkValidator()
    {
        RuleFor(command => command.MediaId).NotEmpty();
        RuleFor(command => command.Url).Must(TextRules.IsPictureUrl).WithError(CatalogErrors.NotAPictureUrl);
        RuleFor(command => command.Alt).LineOfText(TextLimits.Alt);
        RuleFor(command => command.Width).GreaterThan(0);
        RuleFor(command => command.Height).GreaterThan(0);
    }
}

internal sealed class AddMediaLinkHandler(ProductSaving saving, TimeProvider clock) : IRequestHandler<AddMediaLink, Result<MediaReference>>
{
    public async Task<Result<MediaReference>> Handle(AddMediaLink command, CancellationToken cancellationToken)
    {
        var product = await saving.FindAsync(command.ProductId, cancellationToken);
        if (product is null)
            return CatalogErrors.ProductNotFound;

        var draft = new MediaDraft(
            new MediaId(command.MediaId),
            command.Url.Trim(),
            command.Alt.Blank() ?? string.Empty,
            command.Width,
            command.Height,
            null
        );
        product.AddMedia(draft, clock.GetUtcNow(), command.StaffId);
        return await MediaSaving.SaveAsync(saving, product, command.MediaId, cancellationToken);
    }
}

internal sealed class DescribeMediaValidator : AbstractValidator<DescribeMedia>
{
    public DescribeMediaValidator() => RuleFor(command => command.Alt).LineOfText(TextLimits.Alt);
}

internal sealed class DescribeMediaHandler(ProductSaving saving, TimeProvider clock) : IRequestHandler<DescribeMedia, Result>
{
    public async Task<Result> Handle(DescribeMedia command, CancellationToken cancellationToken)
    {
        var product = await saving.FindAsync(command.ProductId, cancellationToken);
        if (product is null)
            return CatalogErrors.ProductNotFound;

        product.DescribeMedia(new MediaId(command.MediaId), command.Alt.Blank() ?? string.Empty, clock.GetUtcNow(), command.StaffId);
        return MediaSaving.Outcome(await saving.SaveAsync(product, cancellationToken));
    }
}

internal sealed class RemoveMediaHandler(ProductSaving saving, TimeProvider clock) : IRequestHandler<RemoveMedia, Result>
{
    public async Task<Result> Handle(RemoveMedia command, CancellationToken cancellationToken)
    {
        var product = await saving.FindAsync(command.ProductId, cancellationToken);
        if (product is null)
            return CatalogErrors.ProductNotFound;

        product.RemoveMedia(new MediaId(command.MediaId), clock.GetUtcNow(), command.StaffId);
        return MediaSaving.Outcome(await saving.SaveAsync(product, cancellationToken));
    }
}

internal sealed class ReorderMediaHandler(ProductSaving saving, TimeProvider clock) : IRequestHandler<ReorderMedia, Result>
{
    public async Task<Result> Handle(ReorderMedia command, CancellationToken cancellationToken)
    {
        var product = await saving.FindAsync(command.ProductId, cancellationToken);
        if (product is null)
            return CatalogErrors.ProductNotFound;

        product.ReorderMedia([.. command.MediaIds.Select(id => new MediaId(id))], clock.GetUtcNow(), command.StaffId);
        return MediaSaving.Outcome(await saving.SaveAsync(product, cancellationToken));
    }
}

internal static class MediaSaving
{
    public static async Task<Result<MediaReference>> SaveAsync(
        ProductSaving saving,
        Product product,
        Guid mediaId,
        CancellationToken cancellationToken
    )
    {
        var saved = await saving.SaveAsync(product, cancellationToken);
        return saved.IsSuccess
            ? new MediaReference(mediaId, product.Media.First(picture => picture.Id.Value == mediaId).Url, saved.Value.Version)
            : Result<MediaReference>.Failure(saved.Errors);
    }

    public static Result Outcome(Result<ProductReference> saved) => saved.IsSuccess ? Result.Success : Result.Failure(saved.Errors);
}

internal sealed class GetMediaHandler(MediaStore store) : IRequestHandler<GetMedia, Result<MediaFile>>
{
    public Task<Result<MediaFile>> Handle(GetMedia query, CancellationToken cancellationToken) =>
        Task.FromResult(
            store.Find(query.Width, query.Name ?? string.Empty) is { } path
                ? new MediaFile(path, MediaStore.ContentType)
                : (Result<MediaFile>)CatalogErrors.MediaNotFound
        );
}
