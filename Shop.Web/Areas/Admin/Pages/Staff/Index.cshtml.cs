using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel.Web;
using Shop.Users.Contracts.Customers;
using Shop.Users.Contracts.Staff;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Staff;

[Authorize(Policy = Permissions.StaffWrite)]
public sealed class IndexModel(IMediator mediator) : ShopPageModel
{
    public static readonly IReadOnlyList<(string Value, string Name, string What)> Roles =
    [
        ("owner", "Owner", "Everything"),
        ("manager", "Manager", "Everything but staff and settings"),
        ("support", "Support", "Orders, refunds and customers"),
        ("warehouse", "Warehouse", "Shipments and stock"),
        ("analyst", "Analyst", "Reports; sees the rest and changes nothing"),
    ];

    [BindProperty]
    public InviteInput Input { get; set; } = new();

    public IReadOnlyList<StaffItem> Members { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken)
    {
        var invited = await mediator.Send(
            new InviteStaff(
                Input.Email?.Trim() ?? string.Empty,
                Input.Name?.Trim() ?? string.Empty,
                Input.Role ?? string.Empty,
                User.StaffId()
            ),
            cancellationToken
        );
        if (invited.IsSuccess)
        {
            Say("The invitation is on its way by mail.");
            return SeeOther("/admin/staff");
        }

        ModelState.AddErrors(invited.Errors, nameof(Input));
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRoleAsync(Guid id, string role, CancellationToken cancellationToken)
    {
        var changed = await mediator.Send(new ChangeStaffRole(id, role, User.StaffId()), cancellationToken);
        Say(
            changed.IsSuccess ? "The role is changed; it counts from the next sign-in." : changed.Errors[0].Message,
            changed.IsSuccess ? "ok" : "danger"
        );
        return SeeOther("/admin/staff");
    }

    public async Task<IActionResult> OnPostDisableAsync(Guid id, bool disable, CancellationToken cancellationToken)
    {
        var changed = await mediator.Send(new SetAccountDisabled(id, disable, User.StaffId()), cancellationToken);
        Say(
            changed.IsSuccess
                ? (disable ? "The account is disabled and signed out everywhere." : "The account can sign in again.")
                : changed.Errors[0].Message,
            changed.IsSuccess ? "ok" : "danger"
        );
        return SeeOther("/admin/staff");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ListStaff(), cancellationToken);
        Members = found.IsSuccess ? found.Value : [];
    }
}

public sealed record InviteInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Role { get; set; } = "support";
}
