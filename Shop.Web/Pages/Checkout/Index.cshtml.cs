using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Returns;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Addresses;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;
using Shop.Web.Session;

namespace Shop.Web.Pages.Checkout;

/// <summary>The checkout: one page, guest by default, and one order however often the form is submitted.</summary>
public sealed class IndexModel(IMediator mediator, IAttemptLimiter attempts, IConfiguration configuration) : ShopPageModel
{
    [BindProperty]
    public CheckoutInput Input { get; set; } = new();

    public CheckoutView View { get; private set; } = null!;

    public IReadOnlyList<SavedAddress> Book { get; private set; } = [];

    public ReturnTerms Returns { get; private set; } = null!;

    public bool IsMember => Customer.IsSignedIn;

    public string? MemberName => Customer.Name;

    public int Units => View.Cart.Lines.Sum(line => line.Quantity);

    /// <summary>The shop does not deliver to the selected country.</summary>
    public bool CannotDeliver => View.Cart.RequiresShipping && View.ShippingOptions.Count == 0;

    public bool IsBlocked => CannotDeliver || View.Cart.Messages.Any(message => message.Blocks);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken);
        return await ShowAsync(cancellationToken);
    }

    /// <summary>Handles the Enter key in a field: applies a code that was typed and places no order.</summary>
    public async Task<IActionResult> OnPostEnterAsync(CancellationToken cancellationToken) =>
        !string.IsNullOrWhiteSpace(Input.Code) ? await OnPostCodeAsync(cancellationToken)
        : !string.IsNullOrWhiteSpace(Input.GiftCard) ? await OnPostGiftCardAsync(cancellationToken)
        : await OnPostRefreshAsync(cancellationToken);

    /// <summary>Saves the entries with the cart; the script calls it while the form is being filled in.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancellationToken)
    {
        await KeepAsync(cancellationToken);
        return StatusCode(StatusCodes.Status204NoContent);
    }

    /// <summary>Returns to the cart and keeps the entries.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellationToken)
    {
        await KeepAsync(cancellationToken);
        return Redirect303("/cart");
    }

    /// <summary>Renders the page for the selected country, delivery method or saved address, without validating.</summary>
    public async Task<IActionResult> OnPostRefreshAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await ReadBookAsync(cancellationToken);
        if (Guid.TryParse(Input.SavedAddress, out var id) && Book.FirstOrDefault(saved => saved.Id == id) is { } chosen)
            Input.ShippingAddress = AddressInput.From(chosen.Address);

        Input.SavedAddress = null;
        return await AnswerAsync(cancellationToken);
    }

    /// <summary>Applies a discount code, or shows the error at the field.</summary>
    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await ReadBookAsync(cancellationToken);
        if (CartCookie.Read(HttpContext) is not { } cookie || string.IsNullOrWhiteSpace(Input.Code))
            return await AnswerAsync(cancellationToken);

        if (
            await DiscountEntry.EnterAsync(
                mediator,
                attempts,
                HttpContext,
                cookie.CartId,
                cookie.OwnedBy(Customer),
                Input.Code,
                cancellationToken
            ) is
            { } refusal
        )
            ModelState.AddModelError("Input.Code", refusal);
        else
            Input.Code = null;
        return await AnswerAsync(cancellationToken);
    }

    /// <summary>Applies a gift card, or shows the error at the field.</summary>
    public async Task<IActionResult> OnPostGiftCardAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await ReadBookAsync(cancellationToken);
        if (CartCookie.Read(HttpContext) is not { } cookie || string.IsNullOrWhiteSpace(Input.GiftCard))
            return await AnswerAsync(cancellationToken);

        if (
            await DiscountEntry.EnterGiftCardAsync(
                mediator,
                attempts,
                HttpContext,
                cookie.CartId,
                cookie.OwnedBy(Customer),
                Input.GiftCard,
                cancellationToken
            ) is
            { } refusal
        )
            ModelState.AddModelError("Input.GiftCard", refusal);
        else
            Input.GiftCard = null;
        return await AnswerAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveGiftCardAsync(Guid card, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await ReadBookAsync(cancellationToken);
        if (CartCookie.Read(HttpContext) is { } cookie)
            await mediator.Send(new RemoveGiftCard(cookie.CartId, cookie.OwnedBy(Customer), card), cancellationToken);
        return await AnswerAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostStoreCreditAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await ReadBookAsync(cancellationToken);
        if (CartCookie.Read(HttpContext) is { } cookie)
            await mediator.Send(new UseStoreCredit(cookie.CartId, cookie.OwnedBy(Customer), Input.StoreCredit), cancellationToken);
        return await AnswerAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveCodeAsync(string? code, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await ReadBookAsync(cancellationToken);
        if (CartCookie.Read(HttpContext) is { } cookie && code is not null)
            await mediator.Send(new RemoveDiscountCode(cookie.CartId, cookie.OwnedBy(Customer), code), cancellationToken);
        return await AnswerAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // A code that was entered but not applied: show its effect on the total before payment.
        if (!string.IsNullOrWhiteSpace(Input.Code))
            return await OnPostCodeAsync(cancellationToken);
        if (!string.IsNullOrWhiteSpace(Input.GiftCard))
            return await OnPostGiftCardAsync(cancellationToken);

        var cookie = CartCookie.Read(HttpContext);
        if (cookie is null)
        {
            Flash(T("Cart.OrderPlaced"), "info");
            return Redirect303("/cart");
        }

        var order = await mediator.Send(
            new PlaceOrder(
                cookie.CartId,
                cookie.OwnedBy(Customer),
                (Input.Email ?? Customer.Email ?? string.Empty).Trim(),
                Input.ShippingAddress.ToAddress(),
                Input.BillingDiffers ? Input.BillingAddress.ToAddress() : null,
                string.IsNullOrEmpty(Input.ShippingMethod) ? null : Input.ShippingMethod,
                Input.PaymentMethod ?? string.Empty,
                Accepted(Input.AcceptedTotal),
                string.IsNullOrWhiteSpace(Input.Note) ? null : Input.Note.Trim(),
                Accepted(Input.AcceptedToPay)
            )
            {
                KeepsPostalCodes = Input.ShippingAddress.KeepsPostalCode && (!Input.BillingDiffers || Input.BillingAddress.KeepsPostalCode),
            },
            cancellationToken
        );
        if (!order.IsSuccess)
        {
            ModelState.Clear();
            ModelState.AddErrors(order.Errors, nameof(Input));
            await ReadBookAsync(cancellationToken);
            return await AnswerAsync(cancellationToken);
        }

        CartCookie.Forget(HttpContext);
        WaitingOrder.Remember(HttpContext, order.Value.Number, order.Value.AccessToken, order.Value.Status);
        return order.Value.Payment?.RedirectUrl is { } elsewhere
            ? Outside(elsewhere)
            : Redirect303(Links.Order(order.Value.Number, order.Value.AccessToken) + "&thanks=1");
    }

    /// <summary>Renders the page after a post; the entries are saved with the cart.</summary>
    private async Task<IActionResult> AnswerAsync(CancellationToken cancellationToken)
    {
        await KeepAsync(cancellationToken);
        return await ShowAsync(cancellationToken);
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        if (CartCookie.Read(HttpContext) is { } cookie)
            await mediator.Send(new SaveCheckoutEntries(cookie.CartId, cookie.OwnedBy(Customer), Input.ToEntries()), cancellationToken);
    }

    private Money? Accepted(string? shown) =>
        decimal.TryParse(shown, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && Currency.IsValid(Input.AcceptedCurrency)
            ? new Money(amount, Currency.Of(Input.AcceptedCurrency!))
            : null;

    /// <summary>Previous entries, else the member's defaults, else the shop's own country for a guest.</summary>
    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (
            CartCookie.Read(HttpContext) is { } cookie
            && await mediator.Send(new GetCheckoutEntries(cookie.CartId, cookie.OwnedBy(Customer)), cancellationToken)
                is { IsSuccess: true, Value: { } entries }
        )
        {
            Input = CheckoutInput.Of(entries);
            await ReadBookAsync(cancellationToken);
            return;
        }

        Input.Email = Customer.Email;
        Input.ShippingAddress.Country = configuration["Shop:Country"] ?? "DE";
        if (!Customer.IsSignedIn)
            return;

        await ReadBookAsync(cancellationToken);
        if (Book.Count > 0)
        {
            Input.ShippingAddress = AddressInput.From(Book[0].Address);
            return;
        }

        var profile = await mediator.Send(new GetProfile(Customer.Id), cancellationToken);
        if (profile.IsSuccess)
            Input.ShippingAddress.Name = profile.Value.Name;
    }

    private async Task ReadBookAsync(CancellationToken cancellationToken)
    {
        if (!Customer.IsSignedIn)
            return;

        var book = await mediator.Send(new ListAddresses(Customer.Id), cancellationToken);
        Book = book.IsSuccess ? book.Value : [];
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (CartCookie.Read(HttpContext) is not { } cookie)
            return Redirect303("/cart");

        var address = Input.ShippingAddress;
        var result = await mediator.Send(
            new GetCheckout(
                cookie.CartId,
                cookie.OwnedBy(Customer),
                (address.Country ?? string.Empty).Trim(),
                string.IsNullOrWhiteSpace(address.Region) ? null : address.Region.Trim(),
                string.IsNullOrWhiteSpace(address.PostalCode) ? null : address.PostalCode.Trim(),
                string.IsNullOrEmpty(Input.ShippingMethod) ? null : Input.ShippingMethod,
                Input.PaymentMethod
            ),
            cancellationToken
        );
        if (!result.IsSuccess && result.Errors[0].Kind == ErrorKind.Invalid && address.Country != configuration["Shop:Country"])
        {
            // An unknown country was posted: show the form for the shop's own country with an error.
            ModelState.AddModelError("Input.ShippingAddress.Country", T("Checkout.ChooseCountry"));
            address.Country = configuration["Shop:Country"] ?? "DE";
            address.Region = null;
            Input.ShippingMethod = null;
            return await ShowAsync(cancellationToken);
        }

        if (!result.IsSuccess || result.Value.Cart.IsOrdered || result.Value.Cart.Lines.Count == 0)
            return Redirect303("/cart");

        View = result.Value;
        Returns = (await mediator.Send(new GetReturnTerms(), cancellationToken)).Value;
        Input.ShippingMethod = View.ShippingMethod;
        Input.StoreCredit = View.Cart.StoreCredit?.IsUsed == true;
        Input.PaymentMethod = View.PaymentMethod ?? Input.PaymentMethod;

        if (Units != cookie.Units)
            CartCookie.Write(HttpContext, cookie with { Units = Units });

        return Page();
    }
}
