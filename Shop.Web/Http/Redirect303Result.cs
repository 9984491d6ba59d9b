using Microsoft.AspNetCore.Mvc;
using Shop.Web.Presentation;

namespace Shop.Web.Http;

/// <summary>Redirects with 303 after a form post, so that a reload does not submit it again.</summary>
public sealed class Redirect303Result(string address) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = Links.ForHeader(address);
    }
}
