using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;

namespace Shop.Web.Http;

/// <summary>
/// Antiforgery tokens bound to the browser instead of the user: a form that was open before the user signed in or out in another tab can
/// still be submitted. Cross-site posts are refused by <see cref="RequestGuards"/>.
/// </summary>
internal sealed class BrowserAntiforgery(IAntiforgery inner) : IAntiforgery
{
    private static readonly ClaimsPrincipal Anonymous = new(new ClaimsIdentity());

    /// <summary>Replaces the framework's own.</summary>
    public static void Decorate(IServiceCollection services)
    {
        var own = services.Last(service => service.ServiceType == typeof(IAntiforgery));
        services.Remove(own);
        services.AddSingleton<IAntiforgery>(provider => new BrowserAntiforgery(
            (IAntiforgery)ActivatorUtilities.CreateInstance(provider, own.ImplementationType!)
        ));
    }

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => AsAnonymous(httpContext, inner.GetAndStoreTokens);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => AsAnonymous(httpContext, inner.GetTokens);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => AsAnonymousAsync(httpContext, inner.IsRequestValidAsync);

    public Task ValidateRequestAsync(HttpContext httpContext) => AsAnonymousAsync(httpContext, async context =>
        {
            await inner.ValidateRequestAsync(context);
            return true;
        });

    public void SetCookieTokenAndHeader(HttpContext httpContext) => AsAnonymous(httpContext, context =>
        {
            inner.SetCookieTokenAndHeader(context);
            return true;
        });

    private static T AsAnonymous<T>(HttpContext context, Func<HttpContext, T> act)
    {
        var user = context.User;
        context.User = Anonymous;
        try
        {
            return act(context);
        }
        finally
        {
            context.User = user;
        }
    }

    private static async Task<T> AsAnonymousAsync<T>(HttpContext context, Func<HttpContext, Task<T>> act)
    {
        var user = context.User;
        context.User = Anonymous;
        try
        {
            return await act(context);
        }
        finally
        {
            context.User = user;
        }
    }
}
