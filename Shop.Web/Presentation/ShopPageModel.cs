using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel;
using Shop.Web.Http;
using Shop.Web.Session;

namespace Shop.Web.Presentation;

/// <summary>What the storefront's page models share: who asks, what is said after a redirect, and how results become answers.</summary>
public abstract class ShopPageModel : PageModel
{
    private const string RegionHeader = "X-Region";

    protected CurrentCustomer Customer => CurrentCustomer.Of(User);

    /// <summary>A sentence that the next page shows.</summary>
    protected void Say(string text, string tone = "ok")
    {
        TempData["Said"] = text;
        TempData["Tone"] = tone;
    }

    /// <summary>303 to an address of this shop.</summary>
    protected SeeOtherResult SeeOther(string address) => new(Url.IsLocalUrl(address) ? address : "/");

    /// <summary>303 to a payment page, whose address module Payments gave.</summary>
    protected static SeeOtherResult Outside(string address) => new(address);

    /// <summary>The script asked for a part of the page only.</summary>
    protected bool WantsRegion(string name) => Request.Headers[RegionHeader] == name;

    protected void AnswersRegion(string name) => Response.Headers[RegionHeader] = name;

    /// <summary>Not found is a 404; what does not answer is a 503; anything else belongs to the form.</summary>
    protected IActionResult Failed(IReadOnlyList<Error> errors) =>
        errors[0].Kind switch
        {
            ErrorKind.NotFound => NotFound(),
            ErrorKind.Unavailable => StatusCode(StatusCodes.Status503ServiceUnavailable),
            _ => BadRequest(),
        };

    /// <summary>A field that did not fit its type says so in words of ours, not the framework's.</summary>
    protected void Reword(string key, string text)
    {
        if (ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0)
        {
            entry.Errors.Clear();
            entry.Errors.Add(text);
        }
    }
}
