using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Users.Contracts.Accounts;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Pages.SignIn;

/// <summary>
/// Creates an account. The response is the same whether or not the address already has one, so that it does not reveal who has an account.
/// </summary>
public sealed class RegisterModel(IMediator mediator) : ShopPageModel
{
    [BindProperty]
    public RegisterInput Input { get; set; } = new();

    public IActionResult OnGet() => Customer.IsSignedIn ? SeeOther("/account") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new RegisterCustomer(Input.Email?.Trim() ?? string.Empty, Input.Password ?? string.Empty, Input.Name?.Trim() ?? string.Empty),
            cancellationToken
        );
        if (!result.IsSuccess)
        {
            ModelState.AddErrors(result.Errors, nameof(Input));
            return Page();
        }

        Say(
            "Almost there: sign in with your new password. If the address had an account before, nothing was changed and we sent it a mail."
        );
        return SeeOther("/signin");
    }
}

public sealed record RegisterInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }
}
