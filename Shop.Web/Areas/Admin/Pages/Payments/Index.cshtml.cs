using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Web.Areas.Admin.Pages.Payments;

[Authorize(Policy = Permissions.PaymentsRead)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageLength = 25;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    public PagedList<PaymentItem> Payments { get; private set; } = new([], 0, 1, PageLength);

    public bool IsFiltered => !string.IsNullOrEmpty(Q) || !string.IsNullOrEmpty(Status);

    public static string MethodName(string method) => new Message($"payments.method-{method}").Text();

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(
            new ListPayments(Q, ApiNames.Find<PaymentStatus>(Status), null, Math.Clamp(number ?? 1, 1, 1_000_000), PageLength),
            cancellationToken
        );
        if (found.IsSuccess)
            Payments = found.Value;
        else
            ModelState.AddModelError(string.Empty, found.Errors[0].Text());
    }
}
