using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Presentation;

namespace Shop.Web.Pages.Account;

/// <summary>All orders of the account.</summary>
public sealed class OrdersModel(IMediator mediator) : ShopPageModel
{
    private const int PageSize = 10;
    private const int LastPage = 10_000;

    public PagedList<OrderItem> Orders { get; private set; } = new([], 0, 1, PageSize);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken cancellationToken)
    {
        _ = int.TryParse(page, out var number);
        var orders = await mediator.Send(
            new ListOrders(Customer.Id, null, null, null, null, null, null, Math.Clamp(number, 1, LastPage), PageSize),
            cancellationToken
        );
        if (!orders.IsSuccess)
            return Failed(orders.Errors);

        Orders = orders.Value;
        return Page();
    }
}
