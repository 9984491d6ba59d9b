using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Carts;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;
using Shop.Web.Session;

namespace Shop.Web.Pages;

/// <summary>The cart, its changes, and the drawer that opens after adding.</summary>
public sealed class CartModel(IMediator mediator, IAttemptLimiter attempts) : ShopPageModel
{
    private const string Drawer = "cart-drawer";
    private const int MaxAtOnce = 99;

    /// <summary>Null when there is no cart, or nothing was ever added to it.</summary>
    public CartView? Cart { get; private set; }

    /// <summary>The discount code to apply.</summary>
    public string? Code { get; private set; }

    public bool IsEmpty => Cart is null || Cart.Lines.Count == 0;

    public int Units => Cart?.Lines.Sum(line => line.Quantity) ?? 0;

    public bool IsBlocked => Cart?.Messages.Any(message => message.Blocks) == true;

    /// <summary>The line that was just added, for the drawer.</summary>
    public CartLineView? Added { get; private set; }

    /// <summary>Why the product was not added.</summary>
    public string? Refusal { get; private set; }

    public IReadOnlyList<CartMessage> Notes { get; private set; } = [];

    /// <summary>An order of this browser that is not paid yet.</summary>
    public WaitingOrder? Waiting { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Waiting = await WaitingOrder.FindAsync(mediator, HttpContext, Customer, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(string? slug, string? sku, string? quantity, CancellationToken cancellationToken)
    {
        var choice = VariantChoice.Read(Request.Form);
        if (!int.TryParse(quantity ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var units) || units is < 1 or > MaxAtOnce)
            return await RefuseAsync(T("Cart.QuantityRange", ("max", MaxAtOnce)), slug, choice, cancellationToken);

        var wanted = await FindAsync(slug, sku, choice, cancellationToken);
        if (wanted is null)
            return await RefuseAsync(T("Cart.NotAvailable"), slug, choice, cancellationToken);

        var changed = await AddAsync(wanted.Value, units, cancellationToken);
        if (!changed.IsSuccess)
            return await RefuseAsync(changed.Errors[0].Text(), slug, choice, cancellationToken);

        CartCookie.Write(
            HttpContext,
            new CartCookie(changed.Value.CartId, changed.Value.Secret ?? CartCookie.Read(HttpContext)?.Secret, 0)
        );
        Notes = changed.Value.Messages;
        await LoadAsync(cancellationToken);
        if (WantsRegion(Drawer))
        {
            Added = Cart?.Lines.FirstOrDefault(line => line.Sku == wanted.Value);
            AnswersRegion(Drawer);
            return Partial("_CartDrawer", this);
        }

        var cut = Notes.Count > 0 ? Notes[0].Message.Text() : null;
        Flash(cut ?? T("Cart.Added"), cut is null ? "ok" : "warn");
        return Redirect303("/cart");
    }

    public async Task<IActionResult> OnPostChangeAsync(string? sku, string? quantity, CancellationToken cancellationToken)
    {
        if (CartCookie.Read(HttpContext) is not { } cookie || !Sku.TryParse(sku, out var code))
            return Redirect303("/cart");

        if (!int.TryParse(quantity, NumberStyles.None, CultureInfo.InvariantCulture, out var units) || units > MaxAtOnce)
        {
            Flash(T("Cart.QuantityNotChanged", ("max", MaxAtOnce)), "danger");
            return Redirect303("/cart");
        }

        var changed = await mediator.Send(new ChangeCartLine(cookie.CartId, cookie.OwnedBy(Customer), code, units), cancellationToken);
        Notify(changed, null);
        return Redirect303("/cart");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? sku, string? title, string? quantity, CancellationToken cancellationToken)
    {
        if (CartCookie.Read(HttpContext) is not { } cookie || !Sku.TryParse(sku, out var code))
            return Redirect303("/cart");

        var changed = await mediator.Send(new RemoveCartLine(cookie.CartId, cookie.OwnedBy(Customer), code), cancellationToken);
        Notify(changed, string.IsNullOrEmpty(title) ? T("Cart.RemovedItem") : T("Cart.Removed", ("item", Short(title))));
        if (changed.IsSuccess)
        {
            TempData["UndoSku"] = code.Value;
            TempData["UndoQuantity"] = quantity;
        }

        return Redirect303("/cart");
    }

    public async Task<IActionResult> OnPostCodeAsync(string? code, CancellationToken cancellationToken)
    {
        if (CartCookie.Read(HttpContext) is not { } cookie || string.IsNullOrWhiteSpace(code))
            return Redirect303("/cart");

        if (
            await DiscountEntry.EnterAsync(
                mediator,
                attempts,
                HttpContext,
                cookie.CartId,
                cookie.OwnedBy(Customer),
                code,
                cancellationToken
            )
            is not { } refusal
        )
            return Redirect303("/cart");

        Code = code;
        ModelState.AddModelError(nameof(Code), refusal);
        await LoadAsync(cancellationToken);
        Waiting = await WaitingOrder.FindAsync(mediator, HttpContext, Customer, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveCodeAsync(string? code, CancellationToken cancellationToken)
    {
        if (CartCookie.Read(HttpContext) is { } cookie && code is not null)
            await mediator.Send(new RemoveDiscountCode(cookie.CartId, cookie.OwnedBy(Customer), code), cancellationToken);
        return Redirect303("/cart");
    }

    private static string Short(string title) => title[..Math.Min(title.Length, 100)];

    private void Notify(Result<ChangedCart> changed, string? done)
    {
        if (!changed.IsSuccess)
            Flash(changed.Errors[0].Text(), "danger");
        else if (changed.Value.Messages.Count > 0)
            Flash(changed.Value.Messages[0].Message.Text(), "warn");
        else if (done is not null)
            Flash(done);
    }

    /// <summary>A SKU, or the variant selected by a product's options.</summary>
    private async Task<Sku?> FindAsync(string? slug, string? sku, VariantChoice choice, CancellationToken cancellationToken)
    {
        if (Sku.TryParse(sku, out var code))
            return code;

        if (string.IsNullOrEmpty(slug))
            return null;

        var answer = await mediator.Send(new GetProduct(slug), cancellationToken);
        return answer is { IsSuccess: true, Value.Product: { } product } ? choice.Find(product)?.Sku : null;
    }

    /// <summary>Adds to this browser's cart, or to a new one when that no longer exists or became an order.</summary>
    private async Task<Result<ChangedCart>> AddAsync(Sku sku, int units, CancellationToken cancellationToken)
    {
        var cookie = CartCookie.Read(HttpContext) ?? await AccountCartAsync(cancellationToken);
        var owner = cookie?.OwnedBy(Customer) ?? new CartOwner(Customer.AccountId, null);
        var changed = await mediator.Send(new AddToCart(cookie?.CartId, owner, sku, units), cancellationToken);
        if (changed.IsSuccess || cookie is null || !IsGone(changed.Errors[0]))
            return changed;

        CartCookie.Forget(HttpContext);
        return await mediator.Send(new AddToCart(null, new CartOwner(Customer.AccountId, null), sku, units), cancellationToken);
    }

    private static bool IsGone(Error error) => error.Code is "orders.cart-not-found" or "orders.cart-closed";

    private async Task<CartCookie?> AccountCartAsync(CancellationToken cancellationToken)
    {
        if (!Customer.IsSignedIn)
            return null;

        var found = await mediator.Send(new FindAccountCart(Customer.Id), cancellationToken);
        return found is { IsSuccess: true, Value: { } id } ? new CartCookie(id, null, 0) : null;
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var cookie = CartCookie.Read(HttpContext) ?? await AccountCartAsync(cancellationToken);
        if (cookie is null)
            return;

        var result = await mediator.Send(new GetCart(cookie.CartId, cookie.OwnedBy(Customer)), cancellationToken);
        if (!result.IsSuccess || result.Value.IsOrdered)
        {
            CartCookie.Forget(HttpContext);
            return;
        }

        Cart = result.Value;
        if (Units != cookie.Units)
            CartCookie.Write(HttpContext, cookie with { Units = Units });
    }

    private async Task<IActionResult> RefuseAsync(string reason, string? slug, VariantChoice choice, CancellationToken cancellationToken)
    {
        if (WantsRegion(Drawer))
        {
            Refusal = reason;
            await LoadAsync(cancellationToken);
            AnswersRegion(Drawer);
            return Partial("_CartDrawer", this);
        }

        Flash(reason, "danger");
        return Redirect303(string.IsNullOrEmpty(slug) ? "/cart" : choice.Address(slug));
    }
}
