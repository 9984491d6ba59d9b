using Shop.Kernel;

namespace Shop.Catalog.Domain.Products;

internal sealed partial class Product
{
    private (bool Changed, IReadOnlyList<PricedVariant> Prices) Arrange(
        IReadOnlyList<string> options,
        IReadOnlyList<VariantDraft> drafts,
        DateTimeOffset now,
        Guid? staffId
    )
    {
        Check(options, drafts);
        var changed = !OptionNames.SequenceEqual(options);
        (Option1Name, Option2Name, Option3Name) = (
            options.ElementAtOrDefault(0),
            options.ElementAtOrDefault(1),
            options.ElementAtOrDefault(2)
        );

        var kept = drafts.Select(draft => draft.Id).OfType<VariantId>().ToHashSet();
        changed |= variants.RemoveAll(variant => !kept.Contains(variant.Id)) > 0;
        var prices = new List<PricedVariant>();
        for (var position = 0; position < drafts.Count; position++)
        {
            var draft = drafts[position];
            var variant = draft.Id is { } id ? variants.Find(candidate => candidate.Id == id) : null;
            Money? before = variant?.Price;
            var compareAtBefore = variant?.CompareAt;
            if (variant is null)
            {
                variant = new Variant(new VariantId(Guid.CreateVersion7()), Id);
                variants.Add(variant);
            }

            changed |= variant.Become(draft, position);
            if (before == variant.Price && compareAtBefore == variant.CompareAt)
                continue;

            priceChanges.Add(
                new PriceChange(Guid.CreateVersion7(), Id, variant.Id, variant.Sku, variant.Price, variant.CompareAt, now, staffId)
            );
            if (before != variant.Price)
                prices.Add(new PricedVariant(variant.Sku, before, variant.Price));
        }

        variants.Sort((left, right) => left.Position.CompareTo(right.Position));
        return (changed, prices);
    }

    private void Check(IReadOnlyList<string> options, IReadOnlyList<VariantDraft> drafts)
    {
        if (options.Count > MaxOptions)
            throw new DomainException(CatalogErrors.TooManyOptions);
        if (options.GroupBy(option => option, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DomainException(CatalogErrors.SameOptionName(twice.Key));
        if (drafts.Count == 0)
            throw new DomainException(CatalogErrors.NoVariant);
        if (options.Count == 0 && drafts.Count > 1)
            throw new DomainException(CatalogErrors.OneVariantOnly);
        if (drafts.Count > MaxVariants)
            throw new DomainException(CatalogErrors.TooManyVariants);

        var skus = new HashSet<Sku>();
        var combinations = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < drafts.Count; index++)
        {
            var draft = drafts[index];
            if (draft.Id is { } id && !variants.Exists(variant => variant.Id == id))
                throw new DomainException(CatalogErrors.UnknownVariant(index));
            if (draft.Values.Count != options.Count || draft.Values.Any(string.IsNullOrWhiteSpace))
                throw new DomainException(
                    CatalogErrors.MissingOption(
                        options.ElementAtOrDefault(Math.Min(draft.Values.Count, options.Count - 1)) ?? "option",
                        index
                    )
                );
            if (!skus.Add(draft.Sku))
                throw new DomainException(CatalogErrors.SkuTwice(draft.Sku, index));
            if (options.Count > 0 && !combinations.Add(string.Join('\n', draft.Values)))
                throw new DomainException(CatalogErrors.SameOptions(string.Join(" / ", draft.Values), index));
            if (draft.Price.IsNegative || !draft.Price.IsInMinorUnits)
                throw new DomainException(CatalogErrors.NotAPrice(index));
            if (
                draft.CompareAt is { } compareAt
                && (compareAt <= draft.Price.Amount || decimal.Round(compareAt, draft.Price.Currency.Digits) != compareAt)
            )
                throw new DomainException(CatalogErrors.CompareAtTooLow(index));
            if (draft.MediaId is { } picture && !media.Exists(candidate => candidate.Id == picture))
                throw new DomainException(CatalogErrors.UnknownMedia(index));
        }

        if (SwapsSkus(drafts))
            throw new DomainException(CatalogErrors.SkusSwapped);
    }

    /// <summary>Variants that exchange SKUs cannot be saved one after the other.</summary>
    private bool SwapsSkus(IReadOnlyList<VariantDraft> drafts)
    {
        var moves = drafts
            .Where(draft => draft.Id is not null)
            .Select(draft => (Before: variants.Find(variant => variant.Id == draft.Id)!.Sku, After: draft.Sku))
            .Where(move => move.Before != move.After)
            .ToDictionary(move => move.Before, move => move.After);
        foreach (var start in moves.Keys)
        {
            var sku = moves[start];
            for (var steps = 0; steps < moves.Count && moves.TryGetValue(sku, out var next); steps++)
            {
                if (sku == start)
                    return true;
                sku = next;
            }
        }

        return false;
    }
}
