using Microsoft.AspNetCore.Mvc;
using Shop.Web.Presentation;

namespace Shop.Web.Http;

/// <summary>After a form was sent: look over there (303), so that a reload sends nothing again.</summary>
public sealed class SeeOtherResult(string address) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = Links.ForHeader(address);
    }
}
