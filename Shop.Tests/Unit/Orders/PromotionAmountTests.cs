using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Orders.Application;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Promotions;
using Shop.Web.Presentation;

namespace Shop.Tests.Unit.Orders;

public sealed class PromotionAmountTests
{
    [TestCase("JPY", "0.5", "JPY amounts can't have decimals.")]
    [TestCase("EUR", "1.005", "EUR amounts can have up to 2 decimal places.")]
    [TestCase("EUR", "0.333", "EUR amounts can have up to 2 decimal places.")]
    [TestCase("KWD", "1.0005", "KWD amounts can have up to 3 decimal places.")]
    [TestCase("JPY", "500", null)]
    [TestCase("EUR", "1.50", null)]
    [TestCase("KWD", "1.005", null)]
    public void An_amount_must_fit_the_digits_of_the_shops_currency(string currency, string amount, string? refusal)
    {
        var validator = new SavePromotionValidator(Options.Create(new OrdersOptions { Currency = currency }));
        var number = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        var input = new PromotionInput(
            "Sale",
            PromotionKind.Amount,
            null,
            number,
            null,
            null,
            [],
            [],
            number,
            null,
            CustomerGroup.Everyone,
            null,
            null,
            true,
            0,
            false,
            false
        );

        var errors = validator.Validate(new SavePromotion(Guid.CreateVersion7(), 0, input, null, Guid.CreateVersion7())).Errors;

        Assert.That(
            errors.Select(error => (error.PropertyName.Split('.')[^1], ((Error)error.CustomState).Text())),
            Is.EqualTo(refusal is null ? [] : new[] { ("Amount", refusal), ("MinimumTotal", refusal) })
        );
    }
}
