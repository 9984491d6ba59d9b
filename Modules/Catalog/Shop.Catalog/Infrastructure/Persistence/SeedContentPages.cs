using System.Globalization;
using System.Resources;
using Shop.Catalog.Domain.Content;

namespace Shop.Catalog.Infrastructure.Persistence;

/// <summary>
/// The content pages of a new shop (<c>Resources/ContentPages.resx</c>). They describe what this software does; placeholders in brackets
/// are for the merchant to fill in.
/// </summary>
internal static class SeedContentPages
{
    private static readonly DateTimeOffset CreatedAt = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly ResourceManager Texts = new("Shop.Catalog.Resources.ContentPages", typeof(SeedContentPages).Assembly);

    public static IReadOnlyList<object> All { get; } =
    [.. new[] { "imprint", "privacy", "terms", "delivery", "returns", "help" }.Select((slug, index) => Page(index + 1, slug))];

    private static object Page(int number, string slug) =>
        new
        {
            Id = new ContentPageId(new Guid($"019a0000-0000-7000-8000-0000000c000{number}")),
            Version = 1,
            Slug = slug,
            Title = TextOf(slug + ".title"),
            BodyHtml = TextOf(slug + ".body"),
            ChangedAt = CreatedAt,
        };

    private static string TextOf(string key) => Texts.GetString(key, CultureInfo.InvariantCulture)!;
}
