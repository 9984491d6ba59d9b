namespace Shop.Web.Hosting;

/// <summary>The shop cannot start as it is set up; the message says what to change.</summary>
internal sealed class StartupException(string message) : Exception(message);
