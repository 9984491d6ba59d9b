using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Users.Contracts.Accounts;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Pages.SignIn;

/// <summary>Requests a password reset link; the response does not reveal whether the address has an account.</summary>
public sealed class ForgotPasswordModel(IMediator mediator) : ShopPageModel
{
    [BindProperty]
    public ForgotPasswordInput Input { get; set; } = new();

    public bool IsSent { get; private set; }

    public void OnGet(bool sent = false) => IsSent = sent;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RequestPasswordReset(Input.Email?.Trim() ?? string.Empty), cancellationToken);
        if (result.IsSuccess)
            return Redirect303("/forgot-password?sent=true");

        ModelState.AddErrors(result.Errors, nameof(Input));
        return Page();
    }
}

public sealed record ForgotPasswordInput
{
    public string? Email { get; set; }
}
