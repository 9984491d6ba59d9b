using FluentValidation;
using Shop.Kernel;
using Shop.Kernel.Validation;

namespace Shop.Tests.Unit.Kernel;

public sealed class EmailAddressTests
{
    private const string SixtyFour = "a23456789012345678901234567890123456789012345678901234567890abcd";

    [TestCase("ada@example.com")]
    [TestCase("ada+shop@mail.example.co.uk")]
    [TestCase("o'hara@example.com")]
    [TestCase(SixtyFour + "@example.com")]
    [TestCase("a@b.test")]
    [TestCase("a@1.b-c.test")]
    [TestCase("kunde@müller.example")]
    [TestCase("kunde@xn--mller-kva.example")]
    [TestCase("kunde@straße.example")]
    [TestCase("info@例え.jp")]
    [TestCase("info@مثال.example")]
    public void Deliverable_addresses_are_valid(string email) => Assert.That(EmailAddress.IsValid(email), Is.True);

    [TestCase("")]
    [TestCase("ada")]
    [TestCase("ada@example")]
    [TestCase("@example.com")]
    [TestCase("ada@")]
    [TestCase("ada@@example.com")]
    [TestCase("ada@bob@example.com")]
    [TestCase("Ada <ada@example.com>")]
    [TestCase("ada@example.com\r\nBcc: all@example.com")]
    [TestCase("ada@example.com\n")]
    [TestCase("ada@example.com,bob@example.com")]
    [TestCase("ada @example.com")]
    [TestCase(" ada@example.com")]
    [TestCase("ada\u200b@example.com")]
    [TestCase("\"ada\"@example.com")]
    [TestCase(".ada@example.com")]
    [TestCase("ada.@example.com")]
    [TestCase("a..da@example.com")]
    [TestCase("jörg@example.com")]
    [TestCase("a" + SixtyFour + "@example.com")]
    [TestCase("a@-b.test")]
    [TestCase("a@b-.test")]
    [TestCase("a@b..test")]
    [TestCase("a@.b.test")]
    [TestCase("a@b.test.")]
    [TestCase("a@b_c.test")]
    [TestCase("a@b.c/d.test")]
    [TestCase("a@127.0.0.1")]
    [TestCase("a@[127.0.0.1]")]
    [TestCase("a@b.123")]
    [TestCase("a@xn--0.test")]
    [TestCase("a@a23456789012345678901234567890123456789012345678901234567890abcd.test")]
    public void Undeliverable_addresses_are_invalid(string email) => Assert.That(EmailAddress.IsValid(email), Is.False);

    [Test]
    public void An_address_has_at_most_254_characters_with_its_host_in_ASCII()
    {
        var label = new string('b', 60);
        var plain = $"a@{label}.{label}.{label}.{label}.{{0}}test";
        var host = string.Concat(Enumerable.Repeat("ü", 45));

        Assert.That(EmailAddress.IsValid(string.Format(null, plain, "12345")), Is.False);
        Assert.That(EmailAddress.IsValid($"a@{label}.{label}.{label}.{label}.test"), Is.True);
        Assert.That(EmailAddress.IsValid($"a@{host}.{host}.{host}.{host}.{host}.test"), Is.False);
    }

    [TestCase("Ada@Example.COM", "ada@example.com")]
    [TestCase("  ada@example.com ", "ada@example.com")]
    [TestCase("kunde@müller.example", "kunde@xn--mller-kva.example")]
    [TestCase("kunde@mu\u0308ller.example", "kunde@xn--mller-kva.example")]
    [TestCase("Kunde@MÜLLER.example", "kunde@xn--mller-kva.example")]
    [TestCase("kunde@XN--MLLER-KVA.example", "kunde@xn--mller-kva.example")]
    [TestCase("info@例え。jp", "info@xn--r8jz45g.jp")]
    [TestCase("Jörg@example.com", "jörg@example.com")]
    [TestCase("Nobody", "nobody")]
    [TestCase("a@-B.test", "a@-b.test")]
    [TestCase("", "")]
    public void Spellings_of_one_address_are_normalized(string spelling, string expected) =>
        Assert.That(EmailAddress.Normalize(spelling), Is.EqualTo(expected));

    [TestCase("", "kernel.no-email")]
    [TestCase("jörg@example.com", "kernel.email-not-ascii")]
    [TestCase("a@-b.test", "kernel.invalid-email")]
    [TestCase("ada", "kernel.invalid-email")]
    public void A_refused_address_gets_exactly_one_error(string email, string code)
    {
        var rules = new InlineValidator<Form>();
        rules.RuleFor(form => form.Email).IsEmail();

        Assert.That(rules.Validate(new Form(email)).Errors.Select(error => error.ErrorCode), Is.EqualTo(new[] { code }));
    }

    private sealed record Form(string Email);
}
