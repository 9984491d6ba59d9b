using System.Globalization;
using Shop.Kernel;
using Shop.Orders.Contracts.Promotions;

namespace Shop.Web.Areas.Admin.Pages.Promotions;

/// <summary>Describes a promotion's discount in one line.</summary>
internal static class DiscountText
{
    public static string Of(PromotionView promotion)
    {
        var input = promotion.Input;
        var percent = input.Percent?.ToString("0.##", CultureInfo.CurrentCulture);
        var discount = input.Kind switch
        {
            PromotionKind.Percentage => T("Admin.Promotions.PercentOff", ("percent", percent)),
            PromotionKind.Amount => T("Admin.Promotions.AmountOff", ("amount", new Money(input.Amount ?? 0, promotion.Currency))),
            PromotionKind.FreeShipping => T("Admin.Promotions.FreeDelivery"),
            _ => T(
                input.Percent == 100 ? "Admin.Promotions.BuyGetFree" : "Admin.Promotions.BuyGet",
                ("buy", input.Buy),
                ("get", input.Get),
                ("percent", percent)
            ),
        };
        return input.Products.Count + input.Categories.Count == 0 ? discount : T("Admin.Promotions.OnSelected", ("discount", discount));
    }
}
