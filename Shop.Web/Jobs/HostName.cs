using System.Globalization;

namespace Shop.Web.Jobs;

/// <summary>The name of this process in health reports and in the list of job servers; new at every start.</summary>
internal static class HostName
{
    public static string Current { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.MachineName.ToLowerInvariant()}-{Environment.ProcessId}-{Guid.CreateVersion7().ToString("N")[^6..]}"
        );
}
