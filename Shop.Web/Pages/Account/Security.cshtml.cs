using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Users.Contracts.Accounts;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Pages.Account;

/// <summary>Password and active sessions of the account.</summary>
public sealed class SecurityModel(IMediator mediator) : ShopPageModel
{
    [BindProperty]
    public SecurityInput Input { get; set; } = new();

    public IReadOnlyList<SessionItem> Sessions { get; private set; } = [];

    public Guid? SessionId => Customer.SessionId;

    public string? Email => Customer.Email;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new ChangePassword(
                Customer.Id,
                Customer.SessionId ?? Guid.Empty,
                Input.CurrentPassword ?? string.Empty,
                Input.NewPassword ?? string.Empty
            ),
            cancellationToken
        );
        if (result.IsSuccess)
        {
            Flash(T("Account.PasswordChanged"));
            return Redirect303("/account/security");
        }

        ModelState.AddErrors(result.Errors, nameof(Input));
        await ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new EndOtherSessions(Customer.Id, Customer.SessionId ?? Guid.Empty), cancellationToken);
        Flash(result.IsSuccess ? T("Account.SignedOutOthers") : result.Errors[0].Text(), result.IsSuccess ? "ok" : "danger");
        return Redirect303("/account/security");
    }

    /// <summary>A display name for the browser; user agents are long and misleading.</summary>
    public static string Browser(string? agent)
    {
        if (string.IsNullOrEmpty(agent))
            return T("Account.UnknownBrowser");

        (string Mark, string Name)[] browsers =
        [
            ("Edg/", "Edge"),
            ("OPR/", "Opera"),
            ("Firefox/", "Firefox"),
            ("Chrome/", "Chrome"),
            ("Safari/", "Safari"),
        ];
        (string Mark, string Name)[] systems =
        [
            ("Android", "Android"),
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Windows", "Windows"),
            ("Mac OS", "macOS"),
            ("Linux", "Linux"),
        ];
        var browser = Array.Find(browsers, known => agent.Contains(known.Mark, StringComparison.Ordinal)).Name
            ?? T("Account.UnknownBrowser");
        var system = Array.Find(systems, known => agent.Contains(known.Mark, StringComparison.Ordinal)).Name;
        return system is null ? browser : T("Account.BrowserOn", ("browser", browser), ("system", system));
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var sessions = await mediator.Send(new ListSessions(Customer.Id), cancellationToken);
        Sessions = sessions.IsSuccess ? sessions.Value : [];
    }
}

public sealed record SecurityInput
{
    public string? CurrentPassword { get; set; }

    public string? NewPassword { get; set; }
}
