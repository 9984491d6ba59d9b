namespace Shop.Web.Hosting;

/// <summary>The shop cannot start with this configuration; the message says what to change.</summary>
internal sealed class StartupException(string message) : Exception(message);
