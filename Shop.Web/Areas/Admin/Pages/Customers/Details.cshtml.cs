using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel.Http;
using Shop.Orders.Contracts.Ordering;
using Shop.Users.Contracts.Customers;
using Shop.Web.Support;

namespace Shop.Web.Areas.Admin.Pages.Customers;

[Authorize(Policy = Permissions.CustomersRead)]
public sealed class DetailsModel(IMediator mediator) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public CustomerDetail Account { get; private set; } = null!;

    public IReadOnlyList<OrderItem> Orders { get; private set; } = [];

    public CustomerOrders? Summary { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(bool disable, CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.CustomersWrite))
            return Forbid();

        var changed = await mediator.Send(new SetAccountDisabled(Id, disable, User.StaffId()), cancellationToken);
        if (changed.IsSuccess)
        {
            Say(disable ? "The account is disabled and signed out everywhere." : "The account can sign in again.");
            return SeeOther($"/admin/customers/{Id}");
        }

        if (!await LoadAsync(cancellationToken))
            return NotFound();

        ModelState.AddErrors(changed.Errors);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetCustomer(Id), cancellationToken);
        if (!found.IsSuccess)
            return false;

        Account = found.Value;
        var orders = await mediator.Send(new ListOrders(Id, null, null, null, null, null, null, 1, 25), cancellationToken);
        Orders = orders.IsSuccess ? orders.Value.Items : [];
        var summary = await mediator.Send(new GetCustomerSummary([Id]), cancellationToken);
        Summary = summary.IsSuccess ? summary.Value.SingleOrDefault() : null;
        return true;
    }
}
