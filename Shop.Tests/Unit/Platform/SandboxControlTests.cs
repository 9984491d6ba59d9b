using System.Text.Json;
using Shop.Sandbox;

namespace Shop.Tests.Unit.Platform;

/// <summary>The body of the sandbox's control calls, as tests from outside send it.</summary>
public sealed class SandboxControlTests
{
    [Test]
    public void The_members_of_a_control_call_keep_their_names()
    {
        const string body = """{"hold":true,"reorder":true,"double":true,"delayMilliseconds":5,"drop":2,"failCalls":3}""";

        Assert.That(
            JsonSerializer.Deserialize<FaultSettings>(body, JsonSerializerOptions.Web),
            Is.EqualTo(new FaultSettings(true, true, true, 5, 2, 3))
        );
    }
}
