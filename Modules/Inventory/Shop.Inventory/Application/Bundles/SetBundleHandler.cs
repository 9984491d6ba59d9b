using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Inventory.Contracts.Bundles;
using Shop.Inventory.Domain;
using Shop.Kernel;
using BundlePart = Shop.Inventory.Domain.BundlePart;

namespace Shop.Inventory.Application.Bundles;

internal sealed class SetBundleValidator : AbstractValidator<SetBundle>
{
    public SetBundleValidator()
    {
        RuleFor(command => command.Parts.Count).LessThanOrEqualTo(20).WithError("inventory.too-many-parts").OverridePropertyName("Parts");
        RuleFor(command => command.Parts)
            .Must(parts => parts.Select(part => part.Sku).Distinct().Count() == parts.Count)
            .WithError("inventory.repeated-part");
        RuleForEach(command => command.Parts).ChildRules(part => part.RuleFor(p => p.Quantity).InclusiveBetween(1, BundlePart.MaxUnits));
    }
}

internal sealed class SetBundleHandler(InventoryDbContext db, IOptions<InventoryOptions> options, TimeProvider clock)
    : IRequestHandler<SetBundle, Result>
{
    public async Task<Result> Handle(SetBundle command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = await db.BundleParts.Where(part => part.Bundle == command.Sku).Select(part => part.Sku).ToListAsync(cancellationToken);
        var items = await db.LockAsync([command.Sku, .. before, .. command.Parts.Select(part => part.Sku)], cancellationToken);
        var known = await db.BundleParts.AsTracking().Where(part => part.Bundle == command.Sku).ToListAsync(cancellationToken);
        if (known.Exists(part => !items.ContainsKey(part.Sku)))
            throw new DbUpdateConcurrencyException("The same bundle was saved by another request.");
        if (known.Select(part => (part.Sku, part.Quantity)).ToHashSet().SetEquals(command.Parts.Select(part => (part.Sku, part.Quantity))))
            return Result.Success;
        if (Refuse(command, items) is { } refused)
            return refused;

        if (!items.TryGetValue(command.Sku, out var bundle))
        {
            bundle = new StockItem(
                StockItemId.New(),
                command.Sku,
                isTracked: true,
                canBackorder: false,
                options.Value.DefaultLowStockThreshold
            );
            db.Items.Add(bundle);
        }

        if (command.Parts.Count > 0)
            bundle.BecomeBundle(now);
        else
            bundle.BecomeSingle(now);

        // Unchanged parts are rewritten, too; deleting first keeps their keys free.
        db.BundleParts.RemoveRange(known);
        await db.SaveChangesAsync(cancellationToken);
        db.BundleParts.AddRange(command.Parts.Select(part => new BundlePart(command.Sku, part.Sku, part.Quantity)));
        foreach (var part in command.Parts)
            items[part.Sku].BePart(true);
        var dropped = known.Select(part => part.Sku).Except(command.Parts.Select(part => part.Sku)).ToList();
        var used = await db.BundleParts.Where(part => dropped.Contains(part.Sku)).Select(part => part.Sku).ToListAsync(cancellationToken);
        foreach (var sku in dropped.Except(used))
            items[sku].BePart(false);

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }

    private static Error? Refuse(SetBundle command, Dictionary<Sku, StockItem> items)
    {
        foreach (var part in command.Parts)
        {
            if (part.Sku == command.Sku)
                return InventoryErrors.NestedBundle;
            if (!items.TryGetValue(part.Sku, out var item))
                return InventoryErrors.UnknownPart(part.Sku.Value);
            if (item.IsBundle)
                return InventoryErrors.NestedBundle;
        }

        return null;
    }
}

internal sealed class GetBundleHandler(InventoryDbContext db)
    : IRequestHandler<GetBundle, Result<IReadOnlyList<Contracts.Bundles.BundlePart>>>
{
    public async Task<Result<IReadOnlyList<Contracts.Bundles.BundlePart>>> Handle(GetBundle query, CancellationToken cancellationToken)
    {
        var parts = await db.BundleParts.Where(part => part.Bundle == query.Sku).OrderBy(part => part.Sku).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<Contracts.Bundles.BundlePart>>.Success([
            .. parts.Select(part => new Contracts.Bundles.BundlePart(part.Sku, part.Quantity)),
        ]);
    }
}
