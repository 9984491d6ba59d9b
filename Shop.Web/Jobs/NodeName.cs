using System.Globalization;

namespace Shop.Web.Jobs;

/// <summary>How this process is called in health reports and in the list of job servers; new with every start.</summary>
internal static class NodeName
{
    public static string Current { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.MachineName.ToLowerInvariant()}-{Environment.ProcessId}-{Guid.CreateVersion7().ToString("N")[^6..]}"
        );
}
