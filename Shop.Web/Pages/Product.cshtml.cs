using System.Globalization;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.BackInStock;
using Shop.Orders.Contracts.Returns;
using Shop.Web.Presentation;
using Shop.Web.TagHelpers;

namespace Shop.Web.Pages;

/// <summary>The product page. The selected options are part of the URL, so it works without JavaScript.</summary>
public sealed class ProductModel(IMediator mediator, IConfiguration configuration) : ShopPageModel
{
    private const int MaxAtOnce = 99;

    public ProductPage Product { get; private set; } = null!;

    public VariantChoice Choice { get; private set; } = null!;

    /// <summary>The selected variant; null when the combination does not exist.</summary>
    public ProductVariant? Variant { get; private set; }

    public ReturnTerms Returns { get; private set; } = null!;

    /// <summary>The SKU of the back-in-stock alert.</summary>
    [BindProperty(Name = "sku")]
    public string? NotifySku { get; set; }

    [BindProperty(Name = "email")]
    public string? NotifyEmail { get; set; }

    /// <summary>The email of the signed-in account.</summary>
    public string? KnownEmail => Customer.Email;

    public string Canonical => configuration["Shop:PublicUrl"]?.TrimEnd('/') + Links.Product(Product.Slug);

    public bool IsSoldOut => Product.Availability == AvailabilityState.SoldOut;

    /// <summary>Without JavaScript the cart form shows a selection by GET; its other fields are dropped from the URL.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var answer = await mediator.Send(new GetProduct(slug), cancellationToken);
        if (!answer.IsSuccess)
            return Failed(answer.Errors);

        if (answer.Value.MovedTo is { } moved)
            return RedirectPermanent(Links.Encoded(moved) + Request.QueryString);

        Product = answer.Value.Product!;
        Returns = (await mediator.Send(new GetReturnTerms(), cancellationToken)).Value;
        Choice = VariantChoice.Read(Request.Query);
        if (Request.Query.ContainsKey("slug"))
            return Redirect(Choice.Address(Product.Slug));

        Variant = Choice.IsCompleteFor(Product) || Choice.Sku is not null ? Choice.Find(Product) : Choice.FindOrFirst(Product);
        return Page();
    }

    public async Task<IActionResult> OnPostNotifyAsync(string slug, CancellationToken cancellationToken)
    {
        var answer = await mediator.Send(new GetProduct(slug), cancellationToken);
        if (!answer.IsSuccess)
            return Failed(answer.Errors);
        if (
            answer.Value.Product is not { } product
            || product.Variants.FirstOrDefault(variant => variant.Sku.Value == NotifySku) is not { } wanted
        )
            return NotFound();

        var subscribed = await mediator.Send(
            new SubscribeBackInStock(wanted.Sku, NotifyEmail ?? string.Empty, Customer.AccountId),
            cancellationToken
        );
        if (subscribed.IsSuccess)
        {
            Flash(T("Product.Notified"));
            return Redirect303(Links.Product(product.Slug));
        }

        foreach (var error in subscribed.Errors)
            ModelState.AddModelError(nameof(NotifyEmail), error.Text());
        Product = product;
        Returns = (await mediator.Send(new GetReturnTerms(), cancellationToken)).Value;
        Choice = VariantChoice.Read(Request.Query);
        Variant = Choice.FindOrFirst(product);
        return Page();
    }

    /// <summary>The selected value of an option.</summary>
    public string? Chosen(int option) => Variant?.Options.ElementAtOrDefault(option)?.Value ?? Choice.Values.ElementAtOrDefault(option);

    /// <summary>Whether a value leads to an available variant while the other options stay selected.</summary>
    public bool CanChoose(int option, string value) =>
        Product.Variants.Any(variant =>
            variant.CanBuy
            && variant.Options.Select((own, index) => own.Value == (index == option ? value : Chosen(index))).All(same => same)
        );

    public static int Max(ProductVariant variant) => Math.Clamp(variant.Available, 1, MaxAtOnce);

    public static string Stock(ProductVariant variant) =>
        variant.Availability switch
        {
            AvailabilityState.SoldOut => StockBadgeTagHelper.Badge("out", variant.AvailabilityMessage.Text()),
            AvailabilityState.InStock => StockBadgeTagHelper.Badge("in", variant.AvailabilityMessage.Text()),
            _ => StockBadgeTagHelper.Badge("low", variant.AvailabilityMessage.Text()),
        };

    public static string Weight(decimal grams) =>
        grams >= 1000
            ? T("Common.Kilograms", ("value", (grams / 1000).ToString("0.##", CultureInfo.CurrentCulture)))
            : T("Common.Grams", ("value", grams.ToString("0.###", CultureInfo.CurrentCulture)));

    /// <summary>The data the script needs to follow the selection, all of which the page already shows.</summary>
    public string VariantsJson() =>
        JsonSerializer.Serialize(
            Product.Variants.Select(variant => new
            {
                sku = variant.Sku.Value,
                options = variant.Options.Select(option => option.Value),
                price = PriceTagHelper.Render(variant.Price, variant.CompareAtPrice, from: false, large: true),
                stock = Stock(variant),
                available = variant.CanBuy,
                max = Max(variant),
                image = variant.ImageUrl is { } url && url.StartsWith('/') ? url : null,
                alt = UnitRow.TitleOf(Product.Title, variant.Title),
            }),
            JsonSerializerOptions.Web
        );
}
