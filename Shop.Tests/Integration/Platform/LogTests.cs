using System.Text.Json;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

/// <summary>The lines of the log file, as a collector reads them.</summary>
public sealed class LogTests : ShopFixture
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Logs:File"] = "true",
            ["Logs:Console"] = "false",
            ["Logs:Level"] = "Debug",
        };

    [Test]
    public async Task A_request_is_one_JSON_object_with_its_trace_id_and_without_its_query()
    {
        using var client = NewClient();

        using var answer = await client.GetAsync("/search/%0Aforged?q=very-secret");

        var lines = ReadLines();
        var request = lines.Single(line => line.TryGetProperty("Path", out var path) && path.GetString() == "/search/?forged");
        Assert.That(request.GetProperty("@mt").GetString(), Is.EqualTo("{Method} {Path} answered {Status} after {Milliseconds} ms"));
        Assert.That(request.GetProperty("@tr").GetString(), Has.Length.EqualTo(32));
        Assert.That(request.GetProperty("Status").GetInt32(), Is.EqualTo((int)answer.StatusCode));
        Assert.That(request.GetProperty("Module").GetString(), Is.EqualTo("Web"));
        Assert.That(
            lines.Where(line => line.GetProperty("Module").GetString() == "Web").Select(line => line.GetRawText()),
            Has.None.Contain("very-secret")
        );
    }

    private List<JsonElement> ReadLines()
    {
        var file = Directory.GetFiles(Path.Combine(Host.DataFolder, "logs"), "shop-*.json").Single();
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<JsonElement>(line)),
        ];
    }
}
