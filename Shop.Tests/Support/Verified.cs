using System.Runtime.CompilerServices;

namespace Shop.Tests.Support;

/// <summary>
/// Compares text with a stored sample, <c>name.verified.txt</c> next to the test. <c>UPDATE_SAMPLES=1</c> rewrites samples; on a difference
/// the actual text is written to <c>name.received.txt</c>.
/// </summary>
internal static class Verified
{
    public static void Match(string text, string name, [CallerFilePath] string testFile = "")
    {
        var folder = Path.GetDirectoryName(testFile)!;
        var sample = Path.Combine(folder, name + ".verified.txt");
        var received = Path.Combine(folder, name + ".received.txt");
        var actual = text.ReplaceLineEndings("\n").TrimEnd() + "\n";

        if (Environment.GetEnvironmentVariable("UPDATE_SAMPLES") == "1")
        {
            File.WriteAllText(sample, actual);
            File.Delete(received);
            return;
        }

        var expected = File.Exists(sample) ? File.ReadAllText(sample).ReplaceLineEndings("\n") : string.Empty;
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail(
            $"{name}: {FirstDifference(expected, actual)}\n"
                + $"Sample: {sample}\nReceived: {received}\n"
                + "Run with UPDATE_SAMPLES=1 if the new text is right."
        );
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        for (var line = 0; line < Math.Max(left.Length, right.Length); line++)
        {
            var (was, now) = (left.ElementAtOrDefault(line), right.ElementAtOrDefault(line));
            if (was != now)
                return $"line {line + 1} was <{was ?? "nothing"}>, now <{now ?? "nothing"}>";
        }

        return "the texts differ";
    }
}
