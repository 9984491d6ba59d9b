using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel.Web;
using Shop.Logistics.Contracts.Carriers;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Shipping;

/// <summary>Carrier webhook events that could not be processed, to be retried or dismissed.</summary>
[Authorize(Policy = Permissions.ShipmentsWrite)]
public sealed class WebhookEventsModel(IMediator mediator) : ShopPageModel
{
    private const string Here = "/admin/shipping/webhook-events";

    public IReadOnlyList<ParkedWebhookEvent> ParkedEvents { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostRetryAsync(string carrier, string id, CancellationToken cancellationToken)
    {
        var retried = await mediator.Send(
            new RetryWebhookEvent(carrier ?? string.Empty, id ?? string.Empty, User.StaffId()),
            cancellationToken
        );
        Flash(retried.IsSuccess ? T("Admin.Shipping.EventProcessed") : retried.Errors[0].Text(), retried.IsSuccess ? "ok" : "danger");
        return Redirect303(Here);
    }

    public async Task<IActionResult> OnPostDiscardAsync(string carrier, string id, string? reason, CancellationToken cancellationToken)
    {
        var discarded = await mediator.Send(
            new DiscardWebhookEvent(carrier ?? string.Empty, id ?? string.Empty, reason?.Trim() ?? string.Empty, User.StaffId()),
            cancellationToken
        );
        if (discarded.IsSuccess)
        {
            Flash(T("Admin.Shipping.EventDismissed"));
            return Redirect303(Here);
        }

        await LoadAsync(cancellationToken);
        ModelState.AddErrors(
            [discarded.Errors[0] with { Field = discarded.Errors[0].Field is null ? null : $"reason-{id}" }],
            string.Empty
        );
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        ParkedEvents = (await mediator.Send(new ListParkedWebhookEvents(), cancellationToken)).Value;
}
