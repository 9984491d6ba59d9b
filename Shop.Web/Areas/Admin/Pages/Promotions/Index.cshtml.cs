using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Promotions;

namespace Shop.Web.Areas.Admin.Pages.Promotions;

[Authorize(Policy = Permissions.PromotionsRead)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageLength = 25;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public PagedList<PromotionView> Promotions { get; private set; } = new([], 0, 1, PageLength);

    public bool MayWrite => User.Has(Permissions.PromotionsWrite);

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ListPromotions(Q, Math.Clamp(number ?? 1, 1, 1_000_000), PageLength), cancellationToken);
        if (found.IsSuccess)
            Promotions = found.Value;
        else
            ModelState.AddModelError(string.Empty, found.Errors[0].Text());
    }
}
