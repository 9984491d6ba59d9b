using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Users.Contracts.Addresses;
using Shop.Web.Presentation;

namespace Shop.Web.Pages.Account;

/// <summary>The account overview with the latest orders.</summary>
public sealed class IndexModel(IMediator mediator) : ShopPageModel
{
    private const int Latest = 3;

    public string Name => Customer.Name ?? string.Empty;

    public PagedList<OrderItem> Orders { get; private set; } = new([], 0, 1, Latest);

    public int Addresses { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var orders = await mediator.Send(new ListOrders(Customer.Id, null, null, null, null, null, null, 1, Latest), cancellationToken);
        var addresses = await mediator.Send(new ListAddresses(Customer.Id), cancellationToken);
        if (!orders.IsSuccess)
            return Failed(orders.Errors);

        Orders = orders.Value;
        Addresses = addresses.IsSuccess ? addresses.Value.Count : 0;
        return Page();
    }
}
