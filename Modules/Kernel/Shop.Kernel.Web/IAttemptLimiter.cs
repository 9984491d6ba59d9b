using Microsoft.AspNetCore.Http;

namespace Shop.Kernel.Web;

/// <summary>
/// Limits how often one client may try codes that do not exist, so that codes cannot be guessed. The host counts; lookups report misses.
/// </summary>
public interface IAttemptLimiter
{
    /// <summary>True when the client has exceeded the limit: skip the lookup and answer 429.</summary>
    bool IsReached(HttpContext context);

    /// <summary>Counts a lookup of a code that does not exist.</summary>
    void Note(HttpContext context);
}
