using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Application.Html;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;
using Shop.Kernel;

namespace Shop.Catalog.Application.Categories;

internal sealed class SaveCategoryValidator : AbstractValidator<SaveCategory>
{
    public SaveCategoryValidator()
    {
        RuleFor(command => command.Id).NotEmpty();
        RuleFor(command => command.Name).RequiredText(TextLimits.CategoryName, CatalogErrors.NameMissing);
        RuleFor(command => command.Slug).SlugText();
        RuleFor(command => command.DescriptionHtml).Text(TextLimits.Html);
        RuleFor(command => command.ImageUrl).PictureUrl();
        RuleFor(command => command.SeoTitle).LineOfText(TextLimits.Title);
        RuleFor(command => command.SeoDescription).Text(TextLimits.SeoDescription);
    }
}

internal sealed class SaveCategoryHandler(CatalogDbContext db, CatalogCache cache, TimeProvider clock)
    : IRequestHandler<SaveCategory, Result<CategoryReference>>
{
    public async Task<Result<CategoryReference>> Handle(SaveCategory command, CancellationToken cancellationToken)
    {
        var id = new CategoryId(command.Id);
        var parentId = command.ParentId is { } parent ? new CategoryId(parent) : (CategoryId?)null;
        var category = await db.Categories.AsTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (category is not null && command.Version == 0)
            return new CategoryReference(command.Id, category.Slug, category.Version);
        if (category is null && command.Version != 0)
            return CatalogErrors.CategoryNotFound;

        category?.Expect(command.Version);
        var tree = await CategoryTree.LoadAsync(db, withCounts: false, cancellationToken);
        if (CategoryMoves.Refuse(tree, id, parentId) is { } refusal)
            return refusal;

        var slug = await Slugs.ForCategoryAsync(db, command.Slug, command.Name, id, cancellationToken);
        if (tree.Find(slug) is { } other && other.Id != id)
            return CatalogErrors.SlugTaken(slug, "Slug");

        var now = clock.GetUtcNow();
        var before = category?.Slug;
        var isMoved = category is not null && category.ParentId != parentId;
        if (category is null)
        {
            category = new Category(id, command.Name.Trim(), slug, parentId, tree.ChildrenOf(parentId).Count(), now);
            db.Categories.Add(category);
        }

        category.Edit(
            command.Name.Trim(),
            slug,
            HtmlSanitizer.Sanitize(command.DescriptionHtml),
            command.ImageUrl.Blank(),
            command.SeoTitle.Blank(),
            command.SeoDescription.Blank(),
            now,
            command.StaffId
        );
        if (isMoved)
            category.MoveTo(parentId, tree.ChildrenOf(parentId).Count(), now, command.StaffId);

        await Slugs.MoveAsync(db, SlugOwner.Category, command.Id, before, slug, cancellationToken);
        if (isMoved)
            await CategoryMoves.ReplaceAsync(db, tree, id, parentId, cancellationToken);
        if (!await db.TrySaveAsync(cancellationToken))
            return KernelErrors.ChangedMeanwhile;

        cache.Clear();
        return new CategoryReference(command.Id, slug, category.Version);
    }
}

internal sealed class MoveCategoryHandler(CatalogDbContext db, CatalogCache cache, TimeProvider clock)
    : IRequestHandler<MoveCategory, Result>
{
    public async Task<Result> Handle(MoveCategory command, CancellationToken cancellationToken)
    {
        var id = new CategoryId(command.Id);
        var parentId = command.ParentId is { } parent ? new CategoryId(parent) : (CategoryId?)null;
        var tree = await CategoryTree.LoadAsync(db, withCounts: false, cancellationToken);
        if (tree.Find(id) is not { } entry)
            return CatalogErrors.CategoryNotFound;
        if (CategoryMoves.Refuse(tree, id, parentId) is { } refusal)
            return refusal;

        var order = tree.ChildrenOf(parentId).Select(sibling => sibling.Id).Where(sibling => sibling != id).ToList();
        order.Insert(Math.Clamp(command.Position, 0, order.Count), id);
        var now = clock.GetUtcNow();
        foreach (
            var category in await db.Categories.AsTracking().Where(candidate => order.Contains(candidate.Id)).ToListAsync(cancellationToken)
        )
            category.MoveTo(parentId, order.IndexOf(category.Id), now, command.StaffId);

        if (entry.ParentId != parentId)
            await CategoryMoves.ReplaceAsync(db, tree, id, parentId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        cache.Clear();
        return Result.Success;
    }
}

internal sealed class DeleteCategoryHandler(CatalogDbContext db, CatalogCache cache, TimeProvider clock)
    : IRequestHandler<DeleteCategory, Result>
{
    public async Task<Result> Handle(DeleteCategory command, CancellationToken cancellationToken)
    {
        var id = new CategoryId(command.Id);
        var category = await db.Categories.AsTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (category is null)
            return Result.Success;
        if (await db.Categories.AnyAsync(child => child.ParentId == id, cancellationToken))
            return CatalogErrors.HasChildren;

        // Products keep their other categories, and are removed from listings they were in only because of this one.
        var places = await db.ProductCategories.AsTracking().Where(entry => entry.CategoryId == id).ToListAsync(cancellationToken);
        db.ProductCategories.RemoveRange(places);
        db.SearchItemCategories.RemoveRange(
            await db.SearchItemCategories.AsTracking().Where(entry => entry.CategoryId == id).ToListAsync(cancellationToken)
        );
        var tree = await CategoryTree.LoadAsync(db, withCounts: false, cancellationToken);
        await CategoryMoves.LeaveAsync(db, tree, [.. places.Select(place => place.ProductId)], id, cancellationToken);
        if (category.ParentId is { } parent)
            await Slugs.MoveAsync(db, SlugOwner.Category, parent.Value, category.Slug, string.Empty, cancellationToken);

        foreach (
            var redirect in await db
                .SlugRedirects.AsTracking()
                .Where(entry => entry.Owner == SlugOwner.Category && entry.TargetId == command.Id)
                .ToListAsync(cancellationToken)
        )
        {
            if (category.ParentId is { } next)
                redirect.LeadTo(next.Value);
            else
                db.SlugRedirects.Remove(redirect);
        }

        category.Leave(clock.GetUtcNow(), command.StaffId);
        db.Categories.Remove(category);
        await db.SaveChangesAsync(cancellationToken);
        cache.Clear();
        return Result.Success;
    }
}
