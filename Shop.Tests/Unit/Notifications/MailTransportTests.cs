using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using MimeKit;
using Shop.Chaos;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Domain;
using Shop.Notifications.Infrastructure.Mail;
using Shop.Tests.Support;

namespace Shop.Tests.Unit.Notifications;

public sealed class MailTransportTests
{
    private static readonly DateTimeOffset QueuedAt = new(2026, 11, 30, 8, 15, 0, TimeSpan.Zero);

    private string folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("shop-mail-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Without_a_server_a_mail_is_written_to_a_file_with_both_parts_and_its_own_id()
    {
        var mail = AMail("grüße@shop.example", "<p>Danke für deine Bestellung.</p>");

        await Transport(("Smtp:From", "office@shop.example"), ("Shop:Name", "Möbel & mehr")).SendAsync(mail, CancellationToken.None);

        var message = await MimeMessage.LoadAsync(Path.Combine(folder, "mail", $"{mail.Id:N}.eml"));
        Assert.Multiple(() =>
        {
            Assert.That(message.From.ToString(), Is.EqualTo("\"Möbel & mehr\" <office@shop.example>"));
            Assert.That(message.To.Mailboxes.Single().Address, Is.EqualTo("grüße@shop.example"));
            Assert.That(message.Subject, Is.EqualTo("Bestellung S-10005 bestätigt"));
            Assert.That(message.TextBody!.ReplaceLineEndings("\n"), Is.EqualTo("Danke für deine Bestellung.\n中文\n"));
            Assert.That(message.HtmlBody, Is.EqualTo("<p>Danke für deine Bestellung.</p>"));
            Assert.That(message.MessageId, Is.EqualTo($"{mail.Id:N}@shop.example"));
            Assert.That(message.Headers["X-Shop-Mail-Id"], Is.EqualTo(mail.Id.ToString("N")));
            Assert.That(message.Date, Is.EqualTo(QueuedAt));
            Assert.That(Directory.GetFiles(folder, "*.eml", SearchOption.AllDirectories), Has.Length.EqualTo(1));
        });
    }

    [Test]
    public async Task A_mail_without_an_html_part_is_plain_text()
    {
        var mail = AMail("ada@shop.example", html: null);

        await Transport().SendAsync(mail, CancellationToken.None);

        var message = await MimeMessage.LoadAsync(Path.Combine(folder, "mail", $"{mail.Id:N}.eml"));
        Assert.That(message.Body!.ContentType.MimeType, Is.EqualTo("text/plain"));
    }

    [Test]
    public async Task With_a_server_the_mail_is_sent_once()
    {
        var mail = AMail("ada@shop.example", "<p>Hi</p>");
        await using var sink = new MailSink();

        await Transport(Smtp(((IPEndPoint)sink.EndPoint).Port)).SendAsync(mail, CancellationToken.None);

        Assert.That(sink.Received, Is.EqualTo(new Dictionary<string, int> { [mail.Id.ToString("N")] = 1 }));
    }

    [Test]
    public async Task A_mail_is_reported_as_unsent_when_the_server_is_down()
    {
        int port;
        await using (var sink = new MailSink())
            port = ((IPEndPoint)sink.EndPoint).Port;

        var transport = Transport(Smtp(port));
        Assert.That(transport.IsAnswering, Is.True);

        await Assert.ThrowsAsync<MailNotSentException>(() =>
            transport.SendAsync(AMail("ada@shop.example", html: null), CancellationToken.None)
        );

        Assert.That(transport.IsAnswering, Is.False);
        Assert.That(transport.LastFailure!.At, Is.EqualTo(TestClock.Start));
        Assert.That(transport.LastFailure.Error, Does.Contain("Connection refused"));
    }

    private static (string Key, string Value)[] Smtp(int port) =>
        [("Smtp:Host", "127.0.0.1"), ("Smtp:Port", port.ToString(CultureInfo.InvariantCulture)), ("Smtp:From", "shop@shop.example")];

    private static QueuedMail AMail(string to, string? html) =>
        new(
            Guid.CreateVersion7(QueuedAt),
            "order-confirmed",
            "S-10005",
            to,
            "Bestellung S-10005 bestätigt",
            "Danke für deine Bestellung.\n中文\n",
            html,
            QueuedAt
        );

    private MailTransport Transport(params (string Key, string Value)[] settings) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection([
                    KeyValuePair.Create("Shop:DataDirectory", (string?)folder),
                    .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
                ])
                .Build(),
            new TestClock()
        );
}
