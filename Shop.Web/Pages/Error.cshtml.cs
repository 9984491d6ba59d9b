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
        var known = Code switch
        {
            401 or 403 => 403,
            400 or 404 or 405 or 410 or 413 or 429 or 503 => Code,
            _ => 500,
        };
        (Title, Text) = (T($"ErrorPages.Title_{known}"), T($"ErrorPages.Text_{known}"));
    }
}
