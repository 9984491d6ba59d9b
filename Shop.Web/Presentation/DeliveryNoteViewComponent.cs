using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Caching.Memory;
using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;

namespace Shop.Web.Presentation;

/// <summary>The delivery estimate and price of a product in the shop's own country, cached for a minute by weight and price.</summary>
public sealed class DeliveryNoteViewComponent(IMediator mediator, IMemoryCache cache, IConfiguration configuration) : ViewComponent
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    public async Task<IViewComponentResult> InvokeAsync(decimal weightGrams, Money price)
    {
        var country = configuration["Shop:Country"] ?? "DE";
        var key = (typeof(DeliveryNoteViewComponent), weightGrams, price);
        if (!cache.TryGetValue(key, out ShippingOption? option))
        {
            var result = await mediator.Send(new ListShippingOptions(country, null, null, weightGrams, price), HttpContext.RequestAborted);
            option = result.IsSuccess ? result.Value.FirstOrDefault(option => option.PickUp is null) : null;
            cache.Set(key, option, Fresh);
        }

        return option is null
            ? Content(string.Empty)
            : View(new DeliveryNote(option, Shop.Kernel.Geography.Countries.Find(country)?.Name ?? country));
    }
}

/// <param name="Option">The cheapest delivery option.</param>
public sealed record DeliveryNote(ShippingOption Option, string Country);
