using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel.Web;
using Shop.Logistics.Contracts.Rates;

namespace Shop.Web.Areas.Admin.Pages.Shipping;

[Authorize(Policy = Permissions.ShippingWrite)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<ShippingZone> Zones { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ListZones(), cancellationToken);
        Zones = found.IsSuccess ? found.Value : [];
    }
}
