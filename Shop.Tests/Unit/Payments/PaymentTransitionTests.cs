using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Domain;
using Shop.Tests.Support;

namespace Shop.Tests.Unit.Payments;

/// <summary>Every state × every state, against a table from the domain guide.</summary>
public sealed class PaymentTransitionTests
{
    // In the order of the columns: created, action required, authorized, partially captured, captured, failed, canceled, expired, voided. A
    // provider's capture counts in any state, because it is a fact; a shopper may try another card after a decline.
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["Created"] = "- > > > > > > > -",
        ["ActionRequired"] = "- - > > > > > > -",
        ["Authorized"] = "- - - > > - - > >",
        ["PartiallyCaptured"] = "- - - - > - - - -",
        ["Captured"] = "- - - - - - - - -",
        ["Failed"] = "- > > > > - > > -",
        ["Canceled"] = "- - > > > - - - -",
        ["Expired"] = "- - > > > - - - -",
        ["Voided"] = "- - - - - - - - -",
    };

    [Test]
    public void The_expected_table_covers_every_status() => Assert.That(Expected.Keys, Is.EqualTo(Enum.GetNames<PaymentStatus>()));

    [TestCaseSource(nameof(Pairs))]
    public void Allowed_transitions_match_the_domain_guide(string from, string to, bool expected) =>
        Assert.That(PaymentTransitions.Allows(Enum.Parse<PaymentStatus>(from), Enum.Parse<PaymentStatus>(to)), Is.EqualTo(expected));

    [TestCaseSource(nameof(Pairs))]
    public void A_disallowed_transition_throws_and_a_repeat_is_silent(string from, string to, bool expected)
    {
        var (before, after) = (Enum.Parse<PaymentStatus>(from), Enum.Parse<PaymentStatus>(to));

        if (expected || before == after)
            Assert.That(PaymentTransitions.Follow(before, [after]), Is.EqualTo(after));
        else
            Assert.That(
                Refusal.Of(() => PaymentTransitions.Follow(before, [after])),
                Is.EqualTo(PaymentErrors.TransitionNotAllowed(before))
            );
    }

    private static IEnumerable<object[]> Pairs() =>
        from row in Expected
        from cell in Expected.Keys.Zip(row.Value.Split(' '))
        select new object[] { row.Key, cell.First, cell.Second == ">" };
}
