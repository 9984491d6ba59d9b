using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel;
using Shop.Web.Http;
using Shop.Web.Session;

namespace Shop.Web.Presentation;

/// <summary>Base of the storefront's page models: the current customer, flash messages, and mapping results to responses.</summary>
public abstract class ShopPageModel : PageModel
{
    private const string RegionHeader = "X-Region";

    protected CurrentCustomer Customer => CurrentCustomer.Of(User);

    /// <summary>Sets the flash message for the next page.</summary>
    protected void Flash(string text, string tone = "ok")
    {
        TempData["Flash"] = text;
        TempData["Tone"] = tone;
    }

    /// <summary>Redirects with 303 to a URL of this shop.</summary>
    protected Redirect303Result Redirect303(string address) => new(Url.IsLocalUrl(address) ? address : "/");

    /// <summary>Redirects with 303 to the payment page given by module Payments.</summary>
    protected static Redirect303Result Outside(string address) => new(address);

    /// <summary>The script requested a part of the page only.</summary>
    protected bool WantsRegion(string name) => Request.Headers[RegionHeader] == name;

    protected void AnswersRegion(string name) => Response.Headers[RegionHeader] = name;

    /// <summary>Maps not found to 404 and unavailable to 503; other errors go to the form.</summary>
    protected IActionResult Failed(IReadOnlyList<Error> errors) =>
        errors[0].Kind switch
        {
            ErrorKind.NotFound => NotFound(),
            ErrorKind.Unavailable => StatusCode(StatusCodes.Status503ServiceUnavailable),
            _ => BadRequest(),
        };

    /// <summary>Replaces the framework's message for a field of the wrong type.</summary>
    protected void Reword(string key, string text)
    {
        if (ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0)
        {
            entry.Errors.Clear();
            entry.Errors.Add(text);
        }
    }
}
