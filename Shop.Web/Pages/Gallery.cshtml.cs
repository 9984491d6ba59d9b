using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Web.Charts;
using Shop.Web.Illustrations;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Pages;

/// <summary>All UI components in all states. Development only.</summary>
public sealed class GalleryModel(IWebHostEnvironment environment) : PageModel
{
    public static readonly Currency Eur = Currency.Eur;

    public GalleryInput Input { get; private set; } = new();

    public AddressInput Address { get; private set; } =
        new()
        {
            Country = "US",
            Name = "Ada Lovelace",
            Line1 = "12 Analytical Row",
            City = "New York",
        };

    public IReadOnlyList<ProductCard> Cards { get; } =
    [
        Card("Field sweater", "Nordlicht", new(ProductType.Sweater, "Forest", "Wool", "a"), 89, null),
        Card("Enamel kettle with a rather long name that has to wrap", null, new(ProductType.Kettle, "Ochre", "Enamel", "b"), 64.5m, 79),
        Card("Canvas tote", "Hafen", new(ProductType.Tote, "Natural", "Canvas", "c"), 24, null, soldOut: true),
        new()
        {
            Id = Guid.Empty,
            Slug = "",
            Title = "Something without a picture",
            Vendor = "Anonymous",
            ImageUrl = null,
            ImageAlt = "",
            Price = Of(12),
            PriceVaries = true,
            CompareAtPrice = null,
            Availability = AvailabilityState.Low,
            VariantCount = 3,
            Sku = null,
        },
    ];

    public IReadOnlyList<ChartSeries> Revenue { get; } =
    [new("Revenue", [.. Enumerable.Range(1, 14).Select(day => new ChartPoint($"{day} Nov", (day * 37 % 11 * 120) + 400, day == 14))])];

    public IReadOnlyList<ChartSeries> Bars { get; } =
    [new("Units", [new("Mon", 12), new("Tue", 19), new("Wed", 7), new("Thu", 23), new("Fri", 31, true)])];

    public IReadOnlyList<ChartSeries> Two { get; } =
    [
        new("Orders", [new("Jul", 120), new("Aug", 138), new("Sep", 129), new("Oct", 164), new("Nov", 90, true)]),
        new("Returns", [new("Jul", 9), new("Aug", 14), new("Sep", 22), new("Oct", 17), new("Nov", 6, true)]),
    ];

    public IActionResult OnGet(bool drawings = false)
    {
        if (!environment.IsDevelopment())
            return NotFound();

        if (drawings)
            return Partial("_Drawings");

        ModelState.AddModelError("Input.Email", T("Gallery.EmailError"));
        ModelState.AddModelError("Input.Country", T("Checkout.ChooseCountry"));
        ModelState.AddModelError("Input.Note", T("Order.CancelReasonTooLong", ("max", 200)));
        return Page();
    }

    private static Money Of(decimal amount) => new(amount, Eur);

    private static ProductCard Card(
        string title,
        string? maker,
        IllustrationRequest drawing,
        decimal price,
        decimal? was,
        bool soldOut = false
    ) =>
        new()
        {
            Id = Guid.Empty,
            Slug = "",
            Title = title,
            Vendor = maker,
            ImageUrl = ProductIllustration.Url(drawing),
            ImageAlt = title,
            Price = Of(price),
            PriceVaries = false,
            CompareAtPrice = was is { } before ? Of(before) : null,
            Availability = soldOut ? AvailabilityState.SoldOut : AvailabilityState.InStock,
            VariantCount = 1,
            Sku = null,
        };
}

public sealed record GalleryInput
{
    public string? Email { get; set; } = "ada@";

    public string? Name { get; set; } = "Ada Lovelace";

    public string? Country { get; set; }

    public string? Note { get; set; }

    public decimal Price { get; set; } = 12.5m;

    public bool Gift { get; set; } = true;

    public bool Paper { get; set; }
}
