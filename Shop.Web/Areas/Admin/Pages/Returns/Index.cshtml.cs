using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Returns;

namespace Shop.Web.Areas.Admin.Pages.Returns;

[Authorize(Policy = Permissions.OrdersRead)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageLength = 25;

    public static readonly IReadOnlyList<string> Statuses =
    [
        "requested",
        "approved",
        "declined",
        "in_transit",
        "received",
        "inspected",
        "resolved",
        "closed",
        "canceled",
        "expired",
    ];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    public PagedList<ReturnItem> Returns { get; private set; } = new([], 0, 1, PageLength);

    public bool IsFiltered => !string.IsNullOrEmpty(Q) || !string.IsNullOrEmpty(Status);

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        var status = Status is not null && Statuses.Contains(Status) ? Status : null;
        var found = await mediator.Send(new ListReturns(Q, status, Math.Clamp(number ?? 1, 1, 1_000_000), PageLength), cancellationToken);
        if (found.IsSuccess)
            Returns = found.Value;
        else
            ModelState.AddModelError(string.Empty, found.Errors[0].Text());
    }
}
