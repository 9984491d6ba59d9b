using Shop.Kernel;
using Shop.Users.Contracts.Addresses;

namespace Shop.Tests.Integration.Users;

public sealed class AddressBookTests : UsersFixture
{
    private static readonly PostalAddress Home = new("Ada Lovelace", null, "Weg 1", null, "Berlin", null, "10115", "DE", null);

    [Test]
    public async Task The_first_address_is_the_default_until_another_is_chosen()
    {
        var ada = await RegisterAsync();
        var (first, second) = (await SaveAsync(ada), await SaveAsync(ada));
        Assert.That(await DefaultsAsync(ada), Is.EqualTo(new[] { first }));

        await DoAsync(new SaveAddress(ada, second, Home with { City = "Potsdam" }, true));
        await DoAsync(new SaveAddress(ada, second, Home with { City = "Potsdam" }, false));

        Assert.That(await DefaultsAsync(ada), Is.EqualTo(new[] { second }));
        Assert.That((await GetAsync(new ListAddresses(ada)))[0].Address.City, Is.EqualTo("Potsdam"));
    }

    [Test]
    public async Task An_address_book_holds_twenty_addresses_which_can_still_be_changed()
    {
        var ada = await RegisterAsync();
        var last = Guid.Empty;
        for (var count = 0; count < 20; count++)
            last = await SaveAsync(ada);

        Assert.That(
            (await FailAsync(new SaveAddress(ada, Guid.CreateVersion7(), Home, false))).Code,
            Is.EqualTo("users.too-many-addresses")
        );
        await DoAsync(new SaveAddress(ada, last, Home with { City = "Potsdam" }, false));
        Assert.That(await GetAsync(new ListAddresses(ada)), Has.Count.EqualTo(20));
    }

    [Test]
    public async Task Another_customers_address_can_be_neither_changed_nor_deleted()
    {
        var (ada, bob) = (await RegisterAsync(), await RegisterAsync("bob@example.com", "Bob"));
        var home = await SaveAsync(ada);

        Assert.That((await FailAsync(new SaveAddress(bob, home, Home with { Name = "Bob" }, true))).Kind, Is.EqualTo(ErrorKind.NotFound));
        await DoAsync(new DeleteAddress(bob, home));

        Assert.That((await GetAsync(new ListAddresses(ada))).Single().Address.Name, Is.EqualTo("Ada Lovelace"));
        Assert.That(await GetAsync(new ListAddresses(bob)), Is.Empty);
    }

    [Test]
    public async Task An_invalid_address_is_refused_at_its_field()
    {
        var ada = await RegisterAsync();
        (PostalAddress Address, string Field)[] bad =
        [
            (Home with { Name = "" }, "Address.Name"),
            (Home with { Name = new string('n', 101) }, "Address.Name"),
            (Home with { Line1 = " " }, "Address.Line1"),
            (Home with { City = "" }, "Address.City"),
            (Home with { PostalCode = new string('1', 21) }, "Address.PostalCode"),
            (Home with { Region = new string('r', 21) }, "Address.Region"),
            (Home with { Country = "XX" }, "Address.Country"),
            (Home with { Phone = new string('1', 41) }, "Address.Phone"),
            (Home with { Company = new string('c', 101) }, "Address.Company"),
            (Home with { Line2 = new string('l', 201) }, "Address.Line2"),
        ];

        foreach (var (address, field) in bad)
            Assert.That((await FailAsync(new SaveAddress(ada, Guid.CreateVersion7(), address, false))).Field, Is.EqualTo(field));
        Assert.That(await GetAsync(new ListAddresses(ada)), Is.Empty);
    }

    private async Task<Guid> SaveAsync(Guid account)
    {
        var id = Guid.CreateVersion7();
        await DoAsync(new SaveAddress(account, id, Home, false));
        Clock.Advance(TimeSpan.FromSeconds(1));
        return id;
    }

    private async Task<Guid[]> DefaultsAsync(Guid account) =>
        [.. (await GetAsync(new ListAddresses(account))).Where(entry => entry.IsDefault).Select(entry => entry.Id)];
}
