using System.Diagnostics;

namespace Shop.Web.Http;

/// <summary>What kind of answer a request expects.</summary>
internal static class ApiPaths
{
    public static bool IsApi(this HttpRequest request) => IsApi(request.Path);

    public static bool IsApi(PathString path) => path.StartsWithSegments("/api");

    /// <summary>What a shopper can read out to support; the same id stands in the log.</summary>
    public static string ReferenceId(this HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
