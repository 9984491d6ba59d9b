using Microsoft.AspNetCore.Http;
using Npgsql;
using Shop.Web.Http;

namespace Shop.Tests.Unit.Platform;

public sealed class ExceptionAnswersTests
{
    private static IEnumerable<TestCaseData> Causes()
    {
        yield return new TestCaseData(new NpgsqlException("Failed to connect"), 503).SetArgDisplayNames("connection");
        yield return new TestCaseData(new PostgresException("canceling statement", "ERROR", "ERROR", "57014"), 503).SetArgDisplayNames(
            "canceled statement"
        );
        yield return new TestCaseData(new InvalidOperationException("transient", new TimeoutException()), 503).SetArgDisplayNames(
            "time-out"
        );
        yield return new TestCaseData(NullReference("Npgsql"), 503).SetArgDisplayNames("reader over a cut connection");
        yield return new TestCaseData(NullReference("Shop.Orders"), 500).SetArgDisplayNames("our own fault");
        yield return new TestCaseData(new PostgresException("syntax error", "ERROR", "ERROR", "42601"), 500).SetArgDisplayNames(
            "wrong statement"
        );
        yield return new TestCaseData(new BadHttpRequestException("too large", 413), 413).SetArgDisplayNames("bad request");
    }

    [TestCaseSource(nameof(Causes))]
    public void Outages_are_distinguished_from_faults(Exception exception, int status) =>
        Assert.That(ExceptionAnswers.StatusOf(exception), Is.EqualTo(status));

    private static Exception NullReference(string source)
    {
        var exception = Activator.CreateInstance<NullReferenceException>();
        exception.Source = source;
        return exception;
    }
}
