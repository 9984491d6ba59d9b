namespace Shop.Catalog.Application;

/// <summary>Section <c>Catalog</c> of the configuration, and what Catalog needs of section <c>Shop</c>.</summary>
internal sealed class CatalogOptions
{
    /// <summary>The shop's currency, <c>Shop:Currency</c>.</summary>
    public string Currency { get; set; } = "EUR";

    /// <summary>Where uploaded pictures lie: <c>Shop:DataDirectory</c>/media.</summary>
    public string MediaDirectory { get; set; } = "media";

    /// <summary>
    /// How long the category tree and the counts beside lists may be old on a host that did not make the change itself; 0 for never.
    /// </summary>
    public int CacheSeconds { get; set; } = 10;

    /// <summary>What titles and descriptions are written in, for small words and plurals in the search.</summary>
    public string SearchLanguage { get; set; } = "en";

    public int MostMediaBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Products an import saves at once.</summary>
    public int ImportBatch { get; set; } = 200;

    /// <summary>How long an import that says nothing counts as worked on.</summary>
    public int ImportLeaseSeconds { get; set; } = 60;

    public Search.SearchLanguage Language => Search.SearchLanguage.Named(SearchLanguage);

    public Shop.Kernel.Currency ShopCurrency => Shop.Kernel.Currency.Of(Currency);
}
