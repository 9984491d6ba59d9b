using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Web.Health;

namespace Shop.Web.Commands;

/// <summary>Checks the invariants of the live database; exits with 4 when one is violated.</summary>
internal sealed class Check : ShopCommand
{
    private const int Broken = 4;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Option<bool> json = new("--json");

    public Check()
        : base("check", T("Commands.Check")) => Options.Add(json);

    protected override async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var results = await services.GetRequiredService<InvariantRunner>().RunAsync(cancellationToken);
        if (parsed.GetValue(json))
            Console.WriteLine(JsonSerializer.Serialize(results, Indented));
        else
            foreach (var result in results)
                Print(result);

        return results.Any(result => result.OffenderCount > 0) ? Broken : 0;
    }

    private static void Print(InvariantResult result)
    {
        if (result.NotChecked is { } reason)
        {
            Console.WriteLine($"-      {result.Name, -40} {T("Commands.NotChecked", ("reason", reason))}  {result.Statement}");
            return;
        }

        var state = T(result.OffenderCount == 0 ? "Commands.CheckPassed" : "Commands.CheckFailed");
        var count = T("Commands.Checked", ("number", $"{result.Checked, 8}"));
        Console.WriteLine($"{state, -6} {result.Name, -40} {count}  {result.Statement}");
        foreach (var offender in result.Offenders)
            Console.WriteLine($"         {offender}");
        if (result.OffenderCount > result.Offenders.Count)
            Console.WriteLine("         " + T("Commands.More", ("count", result.OffenderCount - result.Offenders.Count)));
    }
}
