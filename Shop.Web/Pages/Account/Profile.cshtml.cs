using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Users.Contracts.Accounts;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Pages.Account;

/// <summary>Name and phone of the account.</summary>
public sealed class ProfileModel(IMediator mediator) : ShopPageModel
{
    [BindProperty]
    public ProfileInput Input { get; set; } = new();

    public Profile Profile { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { } failed)
            return failed;

        Input = new ProfileInput
        {
            Name = Profile.Name,
            Phone = Profile.Phone,
            Version = Profile.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new UpdateProfile(
                Customer.Id,
                Input.Name?.Trim() ?? string.Empty,
                string.IsNullOrWhiteSpace(Input.Phone) ? null : Input.Phone.Trim(),
                Input.Version
            ),
            cancellationToken
        );
        if (result.IsSuccess)
        {
            Flash(T("Account.ProfileSaved"));
            return Redirect303("/account/profile");
        }

        ModelState.AddErrors(result.Errors, nameof(Input));
        return await ReadAsync(cancellationToken) ?? Page();
    }

    private async Task<IActionResult?> ReadAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new GetProfile(Customer.Id), cancellationToken);
        if (!result.IsSuccess)
            return Failed(result.Errors);

        Profile = result.Value;
        return null;
    }
}

public sealed record ProfileInput
{
    public string? Name { get; set; }

    public string? Phone { get; set; }

    public int Version { get; set; }
}
