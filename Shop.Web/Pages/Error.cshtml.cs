using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Web.Http;

namespace Shop.Web.Pages;

/// <summary>The error page, with status and reference. Does not use the database.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    public int Code { get; private set; }

    public string Title { get; private set; } = string.Empty;

    public string Text { get; private set; } = string.Empty;

    public string Reference => HttpContext.ReferenceId();

    public bool IsBackOffice { get; private set; }

    /// <summary>The path of the failed page.</summary>
    public string Address { get; private set; } = "/";

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var refused = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var path = failed?.Path ?? refused?.OriginalPath ?? "/";
        IsBackOffice = path.StartsWith("/admin", StringComparison.OrdinalIgnoreCase);
        Address = Url.IsLocalUrl(path) ? path + (HttpMethods.IsGet(Request.Method) ? refused?.OriginalQueryString : null) : "/";

        // After an error the status is already set; a direct visit is not an error.
        Code = Response.StatusCode >= 400 ? Response.StatusCode : StatusCodes.Status404NotFound;
        Response.StatusCode = Code;
        (Title, Text) = Code switch
        {
            400 => (
                "This could not be read",
                "The form may be too old, or the request was not complete. Nothing was changed. Go back, reload the page and try again."
            ),
            401 or 403 => ("This page is not for you", "You are signed in without the right to see it, or not signed in at all."),
            404 => ("This page is not here", "It moved, it was taken down, or the address has a typing error."),
            405 => ("This page cannot do that", "The address exists, but not for this kind of request."),
            410 => ("This product is gone", "It is no longer sold. There are others like it."),
            413 => ("That was too large", "Send a smaller file."),
            429 => ("Please wait a moment", "That was a lot of requests in a short time. Try again in a minute; nothing was lost."),
            503 => ("The shop does not answer right now", "We are back in a moment. Nothing was lost: your cart and your orders are safe."),
            _ => (
                "Something went wrong on our side",
                "The fault was recorded. Nothing was charged because of it; try again, or look at your orders first."
            ),
        };
    }
}
