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

    public IActionResult OnGet() => Customer.IsSignedIn ? Redirect303("/account") : Page();

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

        Flash(T("Account.Registered"));
        return Redirect303("/signin");
    }
}

public sealed record RegisterInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }
}
