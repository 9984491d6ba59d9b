using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Orders;

namespace Shop.Web.Areas.Admin.Pages.Orders;

[Authorize(Policy = Permissions.OrdersRead)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageLength = 25;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Payment { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Fulfillment { get; set; }

    /// <summary>Only orders that are ready to pack.</summary>
    [BindProperty(SupportsGet = true)]
    public bool ToShip { get; set; }

    public PagedList<OrderItem> Orders { get; private set; } = new([], 0, 1, PageLength);

    public bool IsFiltered =>
        !string.IsNullOrEmpty(Q)
        || !string.IsNullOrEmpty(Status)
        || !string.IsNullOrEmpty(Payment)
        || !string.IsNullOrEmpty(Fulfillment)
        || ToShip;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        // An exact order number jumps to its order.
        if (Q?.Trim() is { Length: > 4 } text && text.StartsWith("S-", StringComparison.OrdinalIgnoreCase))
        {
            var exact = await mediator.Send(new GetOrder(text, new OrderViewer(null, null, IsStaff: true)), cancellationToken);
            if (exact.IsSuccess)
                return RedirectToPage("Details", new { number = exact.Value.Number });
        }

        var found = await mediator.Send(
            new ListOrders(
                null,
                Q,
                ApiNames.Find<OrderStatus>(Status),
                ApiNames.Find<PaymentState>(Payment),
                ApiNames.Find<FulfillmentState>(Fulfillment),
                null,
                null,
                Math.Clamp(number ?? 1, 1, 1_000_000),
                PageLength,
                ToShip
            ),
            cancellationToken
        );
        if (found.IsSuccess)
            Orders = found.Value;
        else
            ModelState.AddModelError(string.Empty, found.Errors[0].Text());

        return Page();
    }
}
