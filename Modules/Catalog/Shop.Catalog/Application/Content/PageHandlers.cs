using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Html;
using Shop.Catalog.Contracts.Content;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Content;
using Shop.Kernel;

namespace Shop.Catalog.Application.Content;

internal sealed class GetPageHandler(CatalogDbContext db) : IRequestHandler<GetPage, Result<ContentPage>>
{
    public async Task<Result<ContentPage>> Handle(GetPage query, CancellationToken cancellationToken)
    {
        var slug = Slug.Normalize(query.Slug ?? string.Empty);
        var page = await db.ContentPages.SingleOrDefaultAsync(candidate => candidate.Slug == slug, cancellationToken);
        return page is null
            ? CatalogErrors.PageNotFound
            : new ContentPage(page.Id.Value, page.Version, page.Slug, page.Title, page.BodyHtml, page.ChangedAt);
    }
}

internal sealed class ListPagesHandler(CatalogDbContext db) : IRequestHandler<ListPages, Result<IReadOnlyList<ContentPageLink>>>
{
    public async Task<Result<IReadOnlyList<ContentPageLink>>> Handle(ListPages query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<ContentPageLink>>.Success(
            await db
                .ContentPages.OrderBy(page => page.Title)
                .Select(page => new ContentPageLink(page.Id.Value, page.Slug, page.Title, page.ChangedAt))
                .ToListAsync(cancellationToken)
        );
}

internal sealed class SavePageValidator : AbstractValidator<SavePage>
{
    public SavePageValidator()
    {
        RuleFor(command => command.Id).NotEmpty();
        RuleFor(command => command.Slug).Must(slug => !string.IsNullOrWhiteSpace(slug)).WithError("catalog.slug-missing").SlugText();
        RuleFor(command => command.Title).RequiredText(TextLimits.Title, CatalogErrors.TitleMissing);
        RuleFor(command => command.BodyHtml).Text(TextLimits.Html);
    }
}

internal sealed class SavePageHandler(CatalogDbContext db, TimeProvider clock) : IRequestHandler<SavePage, Result<int>>
{
    public async Task<Result<int>> Handle(SavePage command, CancellationToken cancellationToken)
    {
        var id = new ContentPageId(command.Id);
        var slug = command.Slug.Trim();
        var page = await db.ContentPages.AsTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (page is not null && command.Version == 0)
            return page.Version;
        if (page is null && command.Version != 0)
            return CatalogErrors.PageNotFound;
        if (await db.ContentPages.AnyAsync(candidate => candidate.Id != id && candidate.Slug == slug, cancellationToken))
            return CatalogErrors.SlugTaken(slug, "Slug");

        var html = HtmlSanitizer.Sanitize(command.BodyHtml);
        if (page is null)
        {
            page = new ContentPageEntry(id, slug, command.Title.Trim(), html, clock.GetUtcNow());
            db.ContentPages.Add(page);
        }
        else
        {
            page.Expect(command.Version);
            page.Edit(slug, command.Title.Trim(), html, clock.GetUtcNow());
        }

        return await db.TrySaveAsync(cancellationToken) ? page.Version : KernelErrors.ChangedMeanwhile;
    }
}

internal sealed class DeletePageHandler(CatalogDbContext db) : IRequestHandler<DeletePage, Result>
{
    public async Task<Result> Handle(DeletePage command, CancellationToken cancellationToken)
    {
        var id = new ContentPageId(command.Id);
        await db.ContentPages.Where(page => page.Id == id).ExecuteDeleteAsync(cancellationToken);
        return Result.Success;
    }
}
