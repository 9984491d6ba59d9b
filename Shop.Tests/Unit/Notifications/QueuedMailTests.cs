using Shop.Notifications.Domain;

namespace Shop.Tests.Unit.Notifications;

public sealed class QueuedMailTests
{
    private static readonly DateTimeOffset Now = new(2031, 3, 3, 10, 0, 0, TimeSpan.Zero);

    [TestCase("ada@example.com\r\nBcc: all@example.com", "Hello")]
    [TestCase("ada@example.com", "Hello\nBcc: all@example.com")]
    [TestCase("", "Hello")]
    [TestCase("ada@example.com", "")]
    public void Headers_cannot_be_injected(string to, string subject)
    {
        Assert.Throws<ArgumentException>(() => new QueuedMail(Guid.CreateVersion7(), "welcome", "1", to, subject, "Hello", null, Now));
    }

    [Test]
    public void Only_the_copy_to_send_contains_the_token()
    {
        var link = $"https://shop.example/reset-password?token={QueuedMail.TokenPlaceholder}";
        var mail = new QueuedMail(Guid.CreateVersion7(), "password-reset", "1", "ada@example.com", "Hello", link, link, Now, "encrypted");

        var copy = mail.WithToken("abc");

        Assert.That((copy.Id, copy.Text, copy.Html), Is.EqualTo((mail.Id, "https://shop.example/reset-password?token=abc", copy.Text)));
        Assert.That((mail.Text, mail.Html, mail.ProtectedToken), Is.EqualTo((link, link, "encrypted")));
    }

    [Test]
    public void Retries_of_a_failed_mail_back_off_to_at_most_an_hour()
    {
        var mail = new QueuedMail(Guid.CreateVersion7(), "welcome", "1", "ada@example.com", "Hello", "Hello", null, Now);
        List<double> waits = [];
        for (var time = 0; time < 12; time++)
        {
            mail.MarkFailed(new string('e', 9_000), Now);
            waits.Add((mail.NextTryAt - Now).TotalSeconds);
        }

        Assert.That(waits, Is.EqualTo(new[] { 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600 }));
        Assert.That((mail.Tries, mail.LastError!.Length, mail.SentAt), Is.EqualTo((12, 500, (DateTimeOffset?)null)));
    }
}
