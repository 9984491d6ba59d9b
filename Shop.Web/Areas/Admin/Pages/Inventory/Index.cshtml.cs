using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Web;

namespace Shop.Web.Areas.Admin.Pages.Inventory;

[Authorize(Policy = Permissions.InventoryRead)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageLength = 50;

    public static readonly IReadOnlyList<(string Value, string TextKey, StockFilter Filter)> Filters =
    [
        ("all", "Common.All", StockFilter.All),
        ("low", "Common.LowStock", StockFilter.Low),
        ("out", "Common.SoldOut", StockFilter.Out),
        ("in", "Common.InStock", StockFilter.InStock),
    ];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Filter { get; set; }

    public PagedList<StockOverview> Stock { get; private set; } = new([], 0, 1, PageLength);

    public IReadOnlyDictionary<Sku, string> Titles { get; private set; } = new Dictionary<Sku, string>();

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        var filter = Filters.FirstOrDefault(known => known.Value == Filter).Filter;
        var found = await mediator.Send(new ListStock(Q, filter, Math.Clamp(number ?? 1, 1, 1_000_000), PageLength), cancellationToken);
        if (found.IsSuccess)
        {
            Stock = found.Value;
            if (Stock.Items.Count > 0)
                Titles = await mediator.TitlesAsync([.. Stock.Items.Select(item => item.Sku)], cancellationToken);
        }
        else
        {
            ModelState.AddModelError(string.Empty, found.Errors[0].Text());
        }
    }
}
