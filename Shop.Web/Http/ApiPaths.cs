using System.Diagnostics;

namespace Shop.Web.Http;

/// <summary>Tells API requests from page requests.</summary>
internal static class ApiPaths
{
    public static bool IsApi(this HttpRequest request) => IsApi(request.Path);

    public static bool IsApi(PathString path) => path.StartsWithSegments("/api");

    /// <summary>The reference that a customer can give to support; the log has the same id.</summary>
    public static string ReferenceId(this HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
