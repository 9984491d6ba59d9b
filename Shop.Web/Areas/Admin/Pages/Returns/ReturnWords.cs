using Shop.Orders.Contracts.Returns;

namespace Shop.Web.Areas.Admin.Pages.Returns;

/// <summary>Display names of return kinds and resolutions.</summary>
public static class ReturnWords
{
    public static string Kind(ReturnKind kind) => kind == ReturnKind.ReturnToSender ? "Back from the carrier" : kind.ToString();

    public static string Resolution(ReturnResolution resolution) =>
        resolution switch
        {
            ReturnResolution.StoreCredit => "Store credit",
            ReturnResolution.Exchange => "Exchange",
            ReturnResolution.Repair => "Repair",
            ReturnResolution.Refused => "Refuse",
            _ => "Pay back",
        };
}
