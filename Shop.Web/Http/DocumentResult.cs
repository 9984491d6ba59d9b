using Microsoft.AspNetCore.Mvc;

namespace Shop.Web.Http;

/// <summary>Serves a stored document as issued, with its own styles; it can neither run scripts nor load resources.</summary>
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
