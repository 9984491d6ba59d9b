using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel.Web;

namespace Shop.Web.Pages;

/// <summary>The documentation of an API problem type; its URL is the type's name.</summary>
public sealed class ProblemModel : PageModel
{
    private static readonly Dictionary<string, string> Advice = new()
    {
        ["validation"] =
            "A field is missing or has a value that cannot be used. The member \"errors\" names each field with its messages. Correct them and send the request again.",
        ["not-found"] = "It does not exist, or it isn't yours; the answer is the same on purpose.",
        ["out-of-stock"] =
            "Less is available than was asked for. Read the cart again: its messages name the lines. Ask for less, or take the line out.",
        ["price-changed"] =
            "A price is not what was last shown. Read the cart again, show the new total, and send the request again if the buyer agrees.",
        ["discount-refused"] = "The code does not exist, has run out, or does not apply to this cart. The detail says which.",
        ["payment-declined"] = "The provider refused the payment. Nothing was charged. Another card or another way to pay may work.",
        ["illegal-state"] =
            "The step is not possible in the state that the thing is in now; \"currentStatus\" names it. Repeating the request does not help.",
        ["conflict"] =
            "It was changed by someone else, or the first request with this idempotency key still runs. Read it again, then decide.",
        ["busy"] = "The shop could not do it right now; nothing was changed. Try again after the time in Retry-After.",
        ["rate-limited"] = "Too many requests from one client. Try again after the time in Retry-After.",
        ["idempotency-mismatch"] =
            "This Idempotency-Key was used before with another body. Choose a new key for each new request, and the same key only to repeat one.",
        ["unauthorized"] = "The request carries no valid session and no valid API key (Authorization: Bearer …).",
        ["forbidden"] = "The account or API key lacks the permission that this request needs.",
    };

    public string Heading { get; private set; } = string.Empty;

    public string Type { get; private set; } = string.Empty;

    public string Text { get; private set; } = string.Empty;

    public int Status { get; private set; }

    public IActionResult OnGet(string type)
    {
        if (!Problems.AllTypes.Contains(type))
            return NotFound();

        Type = type;
        Heading = Problems.TitleOf(type);
        Status = Problems.Details(type, string.Empty).Status ?? 0;
        Text = Advice.GetValueOrDefault(type, string.Empty);
        return Page();
    }
}
