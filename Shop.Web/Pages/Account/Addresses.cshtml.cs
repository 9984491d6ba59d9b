using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Users.Contracts.Addresses;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Pages.Account;

/// <summary>The address book: list, add, edit, delete.</summary>
public sealed class AddressesModel(IMediator mediator, IConfiguration configuration) : ShopPageModel
{
    private const string New = "new";

    [BindProperty]
    public AddressBookInput Input { get; set; } = new();

    /// <summary>The id of the address in the form, <c>new</c>, or null for the list.</summary>
    public string? Editing { get; private set; }

    public bool IsNew => Editing is not null && Book.All(saved => saved.Id.ToString() != Editing);

    public IReadOnlyList<SavedAddress> Book { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? edit, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        if (edit is null)
            return Page();

        if (edit == New)
        {
            Editing = Guid.CreateVersion7().ToString();
            Input = new AddressBookInput
            {
                Address = new AddressInput { Name = Customer.Name, Country = configuration["Shop:Country"] ?? "DE" },
                IsDefault = Book.Count == 0,
            };
            return Page();
        }

        if (Book.FirstOrDefault(saved => saved.Id.ToString() == edit) is not { } found)
            return NotFound();

        Editing = edit;
        Input = new AddressBookInput { Address = AddressInput.From(found.Address), IsDefault = found.IsDefault };
        return Page();
    }

    public async Task<IActionResult> OnPostRefreshAsync(string? edit, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await ReadAsync(cancellationToken);
        Editing = edit;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? edit, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(edit, out var id) || id == Guid.Empty)
            return NotFound();

        var result = await mediator.Send(
            new SaveAddress(Customer.Id, id, Input.Address.ToAddress(), Input.IsDefault)
            {
                KeepsPostalCodes = Input.Address.KeepsPostalCode,
            },
            cancellationToken
        );
        if (result.IsSuccess)
        {
            Flash(T("Account.AddressSaved"));
            return Redirect303("/account/addresses");
        }

        ModelState.AddErrors(result.Errors, nameof(Input));
        await ReadAsync(cancellationToken);
        Editing = edit;
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new DeleteAddress(Customer.Id, id), cancellationToken);
        Flash(result.IsSuccess ? T("Account.AddressRemoved") : result.Errors[0].Text(), result.IsSuccess ? "ok" : "danger");
        return Redirect303("/account/addresses");
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var book = await mediator.Send(new ListAddresses(Customer.Id), cancellationToken);
        Book = book.IsSuccess ? book.Value : [];
    }
}

public sealed record AddressBookInput
{
    public AddressInput Address { get; set; } = new();

    public bool IsDefault { get; set; }
}
