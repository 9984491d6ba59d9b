using Microsoft.AspNetCore.Http;

namespace Shop.Kernel.Web;

/// <summary>
/// How often one client may name a code that does not exist, so that codes are not found by trying. The host counts; whoever looks codes up
/// reports.
/// </summary>
public interface IGuessLimit
{
    /// <summary>True when the client has guessed so often that nothing is looked up for it any more: answer 429.</summary>
    bool IsReached(HttpContext context);

    /// <summary>Counts a code that does not exist.</summary>
    void Note(HttpContext context);
}
