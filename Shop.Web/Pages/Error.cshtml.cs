using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Web.Http;

namespace Shop.Web.Pages;

/// <summary>What a shopper sees instead of a page. Asks nothing of the database: it has to work when nothing else does.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }

    public string Heading { get; private set; } = string.Empty;

    public string Text { get; private set; } = string.Empty;

    /// <summary>Only where the log knows more than the page.</summary>
    public string? Reference { get; private set; }

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        // Asked for by its own address there is no error; where one happened, the response already has its status.
        Status = Response.StatusCode >= 400 ? Response.StatusCode : code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        (Heading, Text) = Status switch
        {
            StatusCodes.Status400BadRequest => ("This request could not be understood", "The form may be too old. Go back, reload the page and try again; nothing was changed."),
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => ("This page is not open to you", "Sign in with an account that may see it."),
            StatusCodes.Status404NotFound => ("There is no page at this address", "It may have moved or been taken out of the range. Search for it, or start over from the home page."),
            StatusCodes.Status413PayloadTooLarge => ("That is too large", "The file or text you sent is larger than the shop takes. Nothing was changed."),
            StatusCodes.Status429TooManyRequests => ("Too many tries", "Please wait a minute and try again."),
            StatusCodes.Status503ServiceUnavailable => ("The shop is busy", "Nothing was changed and nothing was charged. Please try again in a moment; your cart is kept."),
            >= 500 => ("Something went wrong on our side", "Nothing you did caused it. If it happens again, tell us the reference below."),
            _ => ("This did not work", "Go back and try again; nothing was changed."),
        };
        Reference = Status >= 500 ? HttpContext.ReferenceId() : null;
    }
}
