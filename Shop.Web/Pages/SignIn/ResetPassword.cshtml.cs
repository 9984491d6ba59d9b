using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Users.Contracts.Accounts;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Pages.SignIn;

/// <summary>Sets a password with the one-time token of an emailed link.</summary>
public sealed class ResetPasswordModel(IMediator mediator) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public ResetPasswordInput Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ResetPassword(Token ?? string.Empty, Input.NewPassword ?? string.Empty), cancellationToken);
        if (!result.IsSuccess)
        {
            ModelState.AddErrors(
                [.. result.Errors.Select(error => error.Field == nameof(ResetPassword.Token) ? error with { Field = null } : error)],
                nameof(Input)
            );
            return Page();
        }

        Flash(T("Account.PasswordSet"));
        return Redirect303("/signin");
    }
}

public sealed record ResetPasswordInput
{
    public string? NewPassword { get; set; }
}
