using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Orders;
using Shop.Users.Contracts.Customers;

namespace Shop.Web.Areas.Admin.Pages.Customers;

[Authorize(Policy = Permissions.CustomersRead)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageLength = 25;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Lists guests instead of accounts.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Guests { get; set; }

    public PagedList<GuestCustomer> GuestList { get; private set; } = new([], 0, 1, PageLength);

    public PagedList<CustomerItem> Customers { get; private set; } = new([], 0, 1, PageLength);

    public IReadOnlyDictionary<Guid, CustomerOrders> Orders { get; private set; } = new Dictionary<Guid, CustomerOrders>();

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        if (Guests)
        {
            var guests = await mediator.Send(new ListGuests(Q, Math.Clamp(number ?? 1, 1, 1_000_000), PageLength), cancellationToken);
            if (guests.IsSuccess)
                GuestList = guests.Value;
            else
                ModelState.AddModelError(string.Empty, guests.Errors[0].Text());
            return;
        }

        var found = await mediator.Send(new ListCustomers(Q, Math.Clamp(number ?? 1, 1, 1_000_000), PageLength), cancellationToken);
        if (!found.IsSuccess)
        {
            ModelState.AddModelError(string.Empty, found.Errors[0].Text());
            return;
        }

        Customers = found.Value;
        if (Customers.Items.Count == 0)
            return;

        var orders = await mediator.Send(
            new GetCustomerSummary([.. Customers.Items.Select(customer => customer.AccountId)]),
            cancellationToken
        );
        if (orders.IsSuccess)
            Orders = orders.Value.ToDictionary(row => row.AccountId);
    }
}
