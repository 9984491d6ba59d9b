using Shop.Orders.Contracts.Checkout;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Pages.Checkout;

/// <summary>The checkout form. The names match the request, so that its errors find their fields.</summary>
public sealed record CheckoutInput
{
    public string? Email { get; set; }

    public AddressInput ShippingAddress { get; set; } = new();

    public bool BillingDiffers { get; set; }

    public AddressInput BillingAddress { get; set; } = new();

    public string? ShippingMethod { get; set; }

    public string? PaymentMethod { get; set; }

    public string? Note { get; set; }

    /// <summary>A discount code to apply.</summary>
    public string? Code { get; set; }

    /// <summary>The saved address that fills the fields.</summary>
    public string? SavedAddress { get; set; }

    /// <summary>A gift card to apply.</summary>
    public string? GiftCard { get; set; }

    public bool StoreCredit { get; set; }

    /// <summary>The amount due shown on the button, after gift cards and store credit.</summary>
    public string? AcceptedToPay { get; set; }

    /// <summary>The total shown, as <c>102.90</c> in the currency of <see cref="AcceptedCurrency"/>.</summary>
    public string? AcceptedTotal { get; set; }

    public string? AcceptedCurrency { get; set; }

    public static CheckoutInput Of(CheckoutEntries entries) =>
        new()
        {
            Email = entries.Email,
            ShippingAddress = AddressInput.From(entries.ShippingAddress),
            BillingDiffers = entries.BillingAddress is not null,
            BillingAddress = entries.BillingAddress is { } billing ? AddressInput.From(billing) : new AddressInput(),
            ShippingMethod = entries.ShippingMethod,
            PaymentMethod = entries.PaymentMethod,
            Note = entries.Note,
        };

    public CheckoutEntries ToEntries() =>
        new(
            Email?.Trim(),
            ShippingAddress.ToAddress(),
            BillingDiffers ? BillingAddress.ToAddress() : null,
            ShippingMethod,
            PaymentMethod,
            Note
        );
}
