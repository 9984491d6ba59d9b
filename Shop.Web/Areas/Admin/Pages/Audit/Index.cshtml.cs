using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Reporting.Contracts.Audit;
using Shop.Users.Contracts.Staff;

namespace Shop.Web.Areas.Admin.Pages.Audit;

[Authorize(Policy = Permissions.AuditRead)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public PagedList<AuditItem> Entries { get; private set; } = new([], 0, 1, 50);

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ListAudit(Q, Math.Clamp(number ?? 1, 1, 1_000_000), 50), cancellationToken);
        if (found.IsSuccess)
            Entries = found.Value;
        else
            ModelState.AddModelError(string.Empty, found.Errors[0].Text());

        var staff = await mediator.Send(new ListStaff(), cancellationToken);
        if (staff.IsSuccess)
            Names = staff.Value.ToDictionary(member => member.AccountId, member => member.Name);
    }
}
