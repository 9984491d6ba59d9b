using Shop.Kernel;

namespace Shop.Users.Domain;

internal sealed class AddressEntry
{
    public AddressEntry(Guid id, Guid accountId, PostalAddress address, bool isDefault, DateTimeOffset savedAt)
    {
        (Id, AccountId, Address, IsDefault, SavedAt) = (id, accountId, address, isDefault, savedAt);
    }

    // EF Core does not bind complex properties to constructors.
    private AddressEntry() { }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public PostalAddress Address { get; private set; } = null!;

    public bool IsDefault { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    public void Change(PostalAddress address) => Address = address;

    public void SetDefault(bool isDefault) => IsDefault = isDefault;
}
