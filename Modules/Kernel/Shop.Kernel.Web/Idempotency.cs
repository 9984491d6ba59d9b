using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Persistence;

namespace Shop.Kernel.Web;

/// <summary>
/// Adds <c>Idempotency-Key</c> support to endpoints that create something. A repeat with the same key, query and body gets the first status
/// and body; a different query or body is refused; a key whose first request is still running answers 409 with <c>Retry-After</c>.
/// Successes and refusals by a business rule are stored. Bad input, missing permissions, rate limits and outages are not, so they can be
/// retried with the same key.
/// </summary>
public static class Idempotency
{
    public const string Header = "Idempotency-Key";

    private const int MaxKeyLength = 255;

    /// <summary>
    /// A first request without an answer after this time is considered lost with its process; no request runs longer than ten seconds.
    /// </summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromSeconds(30);

    /// <summary>Stores answers in the module's own schema. The host buffers the bodies of requests that carry the header.</summary>
    public static RouteHandlerBuilder WithIdempotency<TContext>(this RouteHandlerBuilder endpoint)
        where TContext : ModuleDbContext =>
        endpoint.AddEndpointFilter(
            async (invocation, next) =>
            {
                var context = invocation.HttpContext;
                if (!context.Request.Headers.TryGetValue(Header, out var header))
                    return await next(invocation);

                var key = header.ToString();
                if (key.Length is 0 or > MaxKeyLength || key.Any(letter => letter is < '!' or > '~'))
                    return Problems.Of(Error.Invalid("http.bad-idempotency-key").At(Header).With("max", MaxKeyLength));

                var id = Hash(string.Join('\n', WhoOf(context), context.Request.Method, context.Request.Path, key));
                var store = new Store<TContext>(context.RequestServices, id, await RequestHashAsync(context));
                if (await store.BeginAsync(context.RequestAborted) is { } answer)
                    return answer;

                try
                {
                    return await RunAsync(context, await next(invocation), store);
                }
                catch
                {
                    await store.ForgetAsync();
                    throw;
                }
            }
        );

    /// <summary>Executes the result into memory, stores it if it may be replayed, and sends it.</summary>
    private static async Task<object?> RunAsync<TContext>(HttpContext context, object? outcome, Store<TContext> store)
        where TContext : ModuleDbContext
    {
        var response = context.Response;
        var body = response.Body;
        using var memory = new MemoryStream();
        response.Body = memory;
        try
        {
            await (outcome as IResult ?? Results.Ok(outcome)).ExecuteAsync(context);
        }
        finally
        {
            response.Body = body;
        }

        var isConflict = outcome is ProblemResult { Type: "conflict" };
        if (!isConflict && response.StatusCode is (>= 200 and < 300) or 402 or 404 or 409 or 410 or 422)
            await store.RememberAsync(
                response.StatusCode,
                response.ContentType,
                response.Headers.Location,
                Encoding.UTF8.GetString(memory.ToArray())
            );
        else
            await store.ForgetAsync();

        memory.Position = 0;
        await memory.CopyToAsync(body, context.RequestAborted);
        return Results.Empty;
    }

    /// <summary>
    /// Scopes keys to what the request proves, so that two callers with the same key never see each other's answers: the account, the
    /// cart's secret, the order's token, from whatever network. Only a guest who creates a cart proves nothing yet and is identified by IP
    /// address; a retry from another network creates a second empty cart.
    /// </summary>
    private static string WhoOf(HttpContext context)
    {
        var (secret, token) = (context.Request.Headers["X-Cart-Secret"].ToString(), context.Request.Headers["X-Order-Token"].ToString());
        var account = context.User.FindAccountId()?.ToString() ?? string.Empty;
        var address = (account + secret + token).Length > 0 ? string.Empty : context.Connection.RemoteIpAddress?.ToString();
        return string.Join('\n', account, secret, token, address);
    }

    /// <summary>Rewinds the body so that the endpoint can read it.</summary>
    private static async Task<string> RequestHashAsync(HttpContext context)
    {
        var body = context.Request.Body;
        if (!body.CanSeek)
            throw new InvalidOperationException("The host has to buffer the body of requests with an idempotency key.");

        body.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(body, context.RequestAborted));
        body.Position = 0;
        return context.Request.QueryString.HasValue ? Hash(hash + context.Request.QueryString) : hash;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The row of one key. Each step uses its own context and transaction, separate from the handler's.</summary>
    private sealed class Store<TContext>(IServiceProvider services, string id, string requestHash)
        where TContext : ModuleDbContext
    {
        private readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();

        /// <summary>Answers are encrypted: they may hold a cart secret or an order token.</summary>
        private IDataProtector Protector => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("shop.idempotency");

        /// <summary>Null when the caller may proceed; otherwise the answer to send.</summary>
        public async Task<IResult?> BeginAsync(CancellationToken cancellationToken)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TContext>();
            var now = clock.GetUtcNow();
            var found = await db.IdempotencyKeys.SingleOrDefaultAsync(key => key.Id == id, cancellationToken);
            if (found is null)
            {
                db.IdempotencyKeys.Add(
                    new IdempotencyKey
                    {
                        Id = id,
                        RequestHash = requestHash,
                        StartedAt = now,
                    }
                );
                try
                {
                    await db.SaveChangesAsync(cancellationToken);
                    return null;
                }
                catch (DbUpdateException)
                {
                    // Lost the race: another request stored the same key first.
                    found = await db.IdempotencyKeys.SingleOrDefaultAsync(key => key.Id == id, cancellationToken);
                    if (found is null)
                        throw;
                }
            }

            if (found.RequestHash != requestHash)
                return Problems.Of(Error.Refused("http.idempotency-mismatch"));
            if (found.AnsweredAt is not null)
                return new Replay(found, found.Body is null ? null : Protector.Unprotect(found.Body));

            var startedAt = found.StartedAt;
            if (
                (startedAt < now - Abandoned || startedAt > now + ClockSkew.Max)
                && await db
                    .IdempotencyKeys.Where(key => key.Id == id && key.AnsweredAt == null && key.StartedAt == startedAt)
                    .ExecuteUpdateAsync(set => set.SetProperty(key => key.StartedAt, now), cancellationToken) == 1
            )
                return null;

            return new StillRunning();
        }

        public async Task RememberAsync(int status, string? contentType, string? location, string body)
        {
            await using var scope = services.CreateAsyncScope();
            var now = clock.GetUtcNow();
            var hidden = Protector.Protect(body);
            await scope
                .ServiceProvider.GetRequiredService<TContext>()
                .IdempotencyKeys.Where(key => key.Id == id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(key => key.AnsweredAt, now)
                            .SetProperty(key => key.Status, status)
                            .SetProperty(key => key.ContentType, contentType)
                            .SetProperty(key => key.Location, location)
                            .SetProperty(key => key.Body, hidden),
                    CancellationToken.None
                );
        }

        public async Task ForgetAsync()
        {
            await using var scope = services.CreateAsyncScope();
            await scope
                .ServiceProvider.GetRequiredService<TContext>()
                .IdempotencyKeys.Where(key => key.Id == id && key.AnsweredAt == null)
                .ExecuteDeleteAsync(CancellationToken.None);
        }
    }

    private sealed class Replay(IdempotencyKey stored, string? body) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = stored.Status;
            response.ContentType = stored.ContentType;
            response.Headers["Idempotent-Replay"] = "true";
            if (stored.Location is not null)
                response.Headers.Location = stored.Location;
            if (body is { Length: > 0 })
                await response.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    private sealed class StillRunning : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = "1";
            return Problems.Of(Error.Conflict("http.still-running")).ExecuteAsync(httpContext);
        }
    }
}
