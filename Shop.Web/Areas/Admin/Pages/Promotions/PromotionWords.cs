using Shop.Kernel;
using Shop.Orders.Contracts.Promotions;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages.Promotions;

/// <summary>Describes a promotion's discount in one line.</summary>
internal static class PromotionWords
{
    public static string Gives(PromotionView promotion)
    {
        var input = promotion.Input;
        var gift = input.Kind switch
        {
            "percentage" => $"{input.Percent:0.##} %",
            "amount" => MoneyText.Of(new Money(input.Amount ?? 0, promotion.Currency)),
            "free_shipping" => "Free delivery",
            _ => $"Buy {input.Buy}, get {input.Get} at {input.Percent:0.##} % off",
        };
        return input.Products.Count + input.Categories.Count == 0 ? gift : gift + " on some products";
    }
}
