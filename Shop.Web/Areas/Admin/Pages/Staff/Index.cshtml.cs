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
    public static readonly IReadOnlyList<string> Roles = ["owner", "manager", "support", "warehouse", "analyst"];

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
            Flash(T("Admin.Staff.Invited", ("email", Input.Email!.Trim())));
            return Redirect303("/admin/staff");
        }

        ModelState.AddErrors(invited.Errors, nameof(Input));
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRoleAsync(Guid id, string role, CancellationToken cancellationToken)
    {
        var changed = await mediator.Send(new ChangeStaffRole(id, role, User.StaffId()), cancellationToken);
        Flash(changed.IsSuccess ? T("Admin.Staff.RoleChanged") : changed.Errors[0].Text(), changed.IsSuccess ? "ok" : "danger");
        return Redirect303("/admin/staff");
    }

    public async Task<IActionResult> OnPostDisableAsync(Guid id, bool disable, CancellationToken cancellationToken)
    {
        var changed = await mediator.Send(new SetAccountDisabled(id, disable, User.StaffId()), cancellationToken);
        Flash(
            changed.IsSuccess ? T(disable ? "Admin.Staff.AccountDisabled" : "Admin.Staff.AccountEnabled") : changed.Errors[0].Text(),
            changed.IsSuccess ? "ok" : "danger"
        );
        return Redirect303("/admin/staff");
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
