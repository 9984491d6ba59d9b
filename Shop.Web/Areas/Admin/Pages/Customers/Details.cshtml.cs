using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Orders;
using Shop.Users.Contracts.Customers;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Customers;

[Authorize(Policy = Permissions.CustomersRead)]
public sealed class DetailsModel(IMediator mediator, IConfiguration configuration) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public TermsInput Terms { get; set; } = new();

    public Currency Currency => Currency.Of(configuration["Shop:Currency"] ?? "EUR");

    public CustomerDetail Account { get; private set; } = null!;

    public IReadOnlyList<OrderItem> Orders { get; private set; } = [];

    public CustomerOrders? Summary { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(bool disable, CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.CustomersWrite))
            return Forbid();

        var changed = await mediator.Send(new SetAccountDisabled(Id, disable, User.StaffId()), cancellationToken);
        if (changed.IsSuccess)
        {
            Flash(disable ? T("Admin.Customers.AccountDisabled") : T("Admin.Customers.AccountEnabled"));
            return Redirect303($"/admin/customers/{Id}");
        }

        if (!await LoadAsync(cancellationToken))
            return NotFound();

        ModelState.AddErrors(changed.Errors);
        return Page();
    }

    public async Task<IActionResult> OnPostTermsAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.CustomersWrite))
            return Forbid();

        var limit = ModelState.ReadMoney("Terms.Limit", Terms.Limit, Currency, T("Admin.Customers.LimitInvalid"));
        if (!int.TryParse(Terms.NetDays?.Trim(), NumberStyles.None, CultureInfo.CurrentCulture, out var days))
            ModelState.AddModelError("Terms.NetDays", T("Admin.Customers.NetDaysInvalid"));
        return ModelState.IsValid
                ? await SetTermsAsync(new CreditTerms(days, limit?.Amount), T("Admin.Customers.TermsSaved"), cancellationToken)
            : await LoadAsync(cancellationToken) ? Page()
            : NotFound();
    }

    public async Task<IActionResult> OnPostEndTermsAsync(CancellationToken cancellationToken) =>
        User.Has(Permissions.CustomersWrite) ? await SetTermsAsync(null, T("Admin.Customers.TermsEnded"), cancellationToken) : Forbid();

    private async Task<IActionResult> SetTermsAsync(CreditTerms? terms, string message, CancellationToken cancellationToken)
    {
        var set = await mediator.Send(new SetCreditTerms(Id, terms, User.StaffId()), cancellationToken);
        if (set.IsSuccess)
        {
            Flash(message);
            return Redirect303($"/admin/customers/{Id}");
        }

        if (!await LoadAsync(cancellationToken))
            return NotFound();

        ModelState.AddErrors(set.Errors, nameof(Terms));
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetCustomer(Id), cancellationToken);
        if (!found.IsSuccess)
            return false;

        Account = found.Value;
        if (Terms is { NetDays: null, Limit: null } && Account.Terms is { } terms)
            Terms = new TermsInput
            {
                NetDays = terms.NetDays.ToString(CultureInfo.CurrentCulture),
                Limit = terms.Limit is { } limit ? MoneyText.Plain(new Money(limit, Currency)) : null,
            };
        var orders = await mediator.Send(new ListOrders(Id, null, null, null, null, null, null, 1, 25), cancellationToken);
        Orders = orders.IsSuccess ? orders.Value.Items : [];
        var summary = await mediator.Send(new GetCustomerSummary([Id]), cancellationToken);
        Summary = summary.IsSuccess ? summary.Value.SingleOrDefault() : null;
        return true;
    }
}

public sealed record TermsInput
{
    public string? NetDays { get; set; }

    public string? Limit { get; set; }
}
