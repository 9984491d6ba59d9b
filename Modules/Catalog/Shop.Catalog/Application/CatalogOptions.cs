namespace Shop.Catalog.Application;

/// <summary>Section <c>Catalog</c> of the configuration, and the settings of section <c>Shop</c> that Catalog uses.</summary>
internal sealed class CatalogOptions
{
    /// <summary>The shop's currency, <c>Shop:Currency</c>.</summary>
    public string Currency { get; set; } = "EUR";

    /// <summary>Folder of uploaded images: <c>Shop:DataDirectory</c>/media.</summary>
    public string MediaDirectory { get; set; } = "media";

    /// <summary>
    /// Cache duration of the category tree and the counts beside lists, on hosts that did not make the change themselves; 0 disables the
    /// cache.
    /// </summary>
    public int CacheSeconds { get; set; } = 10;

    /// <summary>Language of titles and descriptions, for stop words and stemming in the search.</summary>
    public string SearchLanguage { get; set; } = "en";

    public int MaxMediaBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Number of products an import saves at once.</summary>
    public int ImportBatch { get; set; } = 200;

    /// <summary>How long an import without progress counts as running.</summary>
    public int ImportLeaseSeconds { get; set; } = 60;

    public Search.SearchLanguage Language => Search.SearchLanguage.Named(SearchLanguage);

    public Shop.Kernel.Currency ShopCurrency => Shop.Kernel.Currency.Of(Currency);
}
