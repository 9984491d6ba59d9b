namespace Shop.Web.Commands;

/// <summary>Something the program does when it is called by name: <c>dotnet Shop.Web.dll migrate</c>.</summary>
internal interface IVerb
{
    string Name { get; }

    /// <summary>One line for the help text.</summary>
    string Summary { get; }

    /// <param name="arguments">What follows the name.</param>
    /// <returns>The exit code of the process.</returns>
    Task<int> RunAsync(string[] arguments);
}
