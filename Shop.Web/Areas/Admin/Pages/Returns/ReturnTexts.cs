using Shop.Orders.Contracts.Returns;
using Shop.Web.TagHelpers;

namespace Shop.Web.Areas.Admin.Pages.Returns;

/// <summary>Display names of return kinds, and of resolutions to choose from.</summary>
public static class ReturnTexts
{
    public static string Kind(ReturnKind kind) => StatusBadgeTagHelper.Text(kind);

    public static string Resolution(ReturnResolution resolution) =>
        resolution switch
        {
            ReturnResolution.StoreCredit => T("Admin.Returns.IssueStoreCredit"),
            ReturnResolution.Exchange => T("Admin.Returns.Exchange"),
            ReturnResolution.Repair => T("Admin.Returns.Repair"),
            ReturnResolution.Refused => T("Admin.Returns.Refuse"),
            _ => T("Admin.Returns.Refund"),
        };
}
