using Microsoft.AspNetCore.Mvc;

namespace Shop.Web.Http;

/// <summary>A stored document as it was issued: a page of its own style that runs nothing and loads nothing.</summary>
public sealed class DocumentResult(string html) : ContentResult
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; sandbox allow-modals";

    public override Task ExecuteResultAsync(ActionContext context)
    {
        (Content, ContentType) = (html, "text/html; charset=utf-8");
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex";
        return base.ExecuteResultAsync(context);
    }
}
