using System.Security.Claims;
using System.Text.Encodings.Web;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Shop.Kernel.Web;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.ApiKeys;
using Shop.Web.Http;

namespace Shop.Web.Session;

/// <summary>
/// Authenticates by session cookie (module Users) or API key. Checked on each request, so that an ended session is over at once on every
/// host.
/// </summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionCookie cookie,
    IMediator mediator
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Session";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The error page keeps the principal found before, and must work without the database.
        if (Request.Path.StartsWithSegments("/error"))
            return AuthenticateResult.NoResult();

        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return Request.IsApi() ? await ByKey(header[Bearer.Length..].Trim()) : AuthenticateResult.NoResult();

        return cookie.Read(Context) is { } sessionId ? await BySession(sessionId) : AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.IsApi())
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Bearer";
            return Task.CompletedTask;
        }

        var page = Request.Path.StartsWithSegments("/admin") ? "/admin/signin" : "/signin";
        var back = (Request.PathBase + Request.Path).Value + (HttpMethods.IsGet(Request.Method) ? Request.QueryString.Value : null);
        Response.Redirect(page + QueryString.Create("returnUrl", back));
        return Task.CompletedTask;
    }

    private async Task<AuthenticateResult> BySession(Guid sessionId)
    {
        var session = await mediator.Send(new GetSession(sessionId), Context.RequestAborted);
        if (!session.IsSuccess)
            return AuthenticateResult.NoResult();

        var who = session.Value;
        List<Claim> claims =
        [
            new(ShopClaims.AccountId, who.AccountId.ToString()),
            new(ShopClaims.SessionId, who.SessionId.ToString()),
            new(ClaimTypes.Name, who.Name),
            new(ClaimTypes.Email, who.Email),
            new(ShopClaims.Kind, who.IsStaff ? ShopClaims.KindStaff : ShopClaims.KindCustomer),
        ];
        claims.AddRange(who.Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        claims.AddRange(who.Permissions.Select(permission => new Claim(ShopClaims.Permission, permission)));
        return Found(claims);
    }

    private async Task<AuthenticateResult> ByKey(string key)
    {
        var found = await mediator.Send(new CheckApiKey(key), Context.RequestAborted);
        if (!found.IsSuccess)
            return AuthenticateResult.Fail("The API key is not known.");

        List<Claim> claims =
        [
            new(ShopClaims.AccountId, found.Value.Id.ToString()),
            new(ClaimTypes.Name, found.Value.Name),
            new(ShopClaims.Kind, ShopClaims.KindApiKey),
        ];
        claims.AddRange(found.Value.Scopes.Select(scope => new Claim(ShopClaims.Permission, scope)));
        return Found(claims);
    }

    private static AuthenticateResult Found(List<Claim> claims) =>
        AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Name)), Name));
}
