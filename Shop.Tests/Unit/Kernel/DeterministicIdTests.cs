using Shop.Kernel;

namespace Shop.Tests.Unit.Kernel;

public sealed class DeterministicIdTests
{
    [Test]
    public void The_id_matches_the_example_in_the_RFC()
    {
        // RFC 9562, appendix A.4: the DNS namespace and www.example.com.
        var dns = new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        Assert.That(DeterministicId.From(dns, "www.example.com"), Is.EqualTo(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2")));
    }

    [Test]
    public void Other_parts_or_another_namespace_yield_another_id()
    {
        var space = Guid.CreateVersion7();

        Guid[] ids =
        [
            DeterministicId.From(space, "a", 1),
            DeterministicId.From(space, "a", 2),
            DeterministicId.From(space, "a1"),
            DeterministicId.From(space, "", "a", 1),
            DeterministicId.From(Guid.CreateVersion7(), "a", 1),
        ];

        Assert.That(ids, Is.Unique);
        Assert.That(DeterministicId.From(space, "a", 1), Is.EqualTo(ids[0]));
    }
}
