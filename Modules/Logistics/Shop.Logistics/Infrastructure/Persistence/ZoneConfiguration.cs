using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Shop.Logistics.Domain.Zones;
using RateKind = Shop.Logistics.Contracts.Rates.RateKind;

namespace Shop.Logistics.Infrastructure.Persistence;

internal sealed class ZoneConfiguration : IEntityTypeConfiguration<Zone>
{
    private static readonly Guid Home = new("019a0000-0000-7000-8000-000000000101");
    private static readonly Guid Europe = new("019a0000-0000-7000-8000-000000000102");
    private static readonly Guid World = new("019a0000-0000-7000-8000-000000000103");

    public void Configure(EntityTypeBuilder<Zone> builder)
    {
        builder.ToTable("zones");
        builder.Property(zone => zone.Id).ValueGeneratedNever();
        builder.Property(zone => zone.Version).IsConcurrencyToken();
        builder.Property(zone => zone.Name).HasMaxLength(100);
        builder.Property(zone => zone.Countries).HasConversion(new TextListConverter(), new TextListComparer());
        builder.Property(zone => zone.PostalCodePrefixes).HasConversion(new TextListConverter(), new TextListComparer());
        builder.HasMany(zone => zone.Methods).WithOne().HasForeignKey("ZoneId").IsRequired().OnDelete(DeleteBehavior.Cascade);

        // Defaults of a new shop; merchants change them in the back office.
        string[] none = [];
        string[] neighbors =
        [
            "AT",
            "BE",
            "BG",
            "CY",
            "CZ",
            "DK",
            "EE",
            "ES",
            "FI",
            "FR",
            "GR",
            "HR",
            "HU",
            "IE",
            "IT",
            "LT",
            "LU",
            "LV",
            "MT",
            "NL",
            "PL",
            "PT",
            "RO",
            "SE",
            "SI",
            "SK",
        ];
        string[] home = ["DE"];
        builder.HasData(
            new
            {
                Id = new ZoneId(Home),
                Name = "Germany",
                Countries = (IReadOnlyList<string>)home,
                PostalCodePrefixes = (IReadOnlyList<string>)none,
                Version = 1,
            },
            new
            {
                Id = new ZoneId(Europe),
                Name = "European Union",
                Countries = (IReadOnlyList<string>)neighbors,
                PostalCodePrefixes = (IReadOnlyList<string>)none,
                Version = 1,
            },
            new
            {
                Id = new ZoneId(World),
                Name = "Rest of the world",
                Countries = (IReadOnlyList<string>)none,
                PostalCodePrefixes = (IReadOnlyList<string>)none,
                Version = 1,
            }
        );
    }

    internal static object[] StartMethods() =>
        [
            Start(1, Home, "standard", "Standard", "DHL", RateKind.Flat, 4.90m, null, 50m, 1, 3),
            Start(2, Home, "express", "Express", "DHL", RateKind.Flat, 12.90m, null, null, 1, 1),
            Start(3, Europe, "standard", "Standard", "DHL", RateKind.ByWeight, 7.90m, 1.50m, 150m, 3, 6),
            Start(4, Europe, "express", "Express", "UPS", RateKind.ByWeight, 18.90m, 3.00m, null, 1, 2),
            Start(5, World, "international", "International", "DHL", RateKind.ByWeight, 19.90m, 4.00m, null, 7, 14),
        ];

    private static object Start(
        int number,
        Guid zone,
        string code,
        string name,
        string carrier,
        RateKind kind,
        decimal price,
        decimal? perKilogram,
        decimal? freeOver,
        int minDays,
        int maxDays
    ) =>
        new
        {
            Id = new Guid($"019a0000-0000-7000-8000-0000000002{number:00}"),
            ZoneId = new ZoneId(zone),
            Code = code,
            Name = name,
            Carrier = carrier,
            Kind = kind,
            Price = price,
            PricePerKilogram = perKilogram,
            FreeOver = freeOver,
            MaxWeightGrams = (int?)31_500,
            MinDays = minDays,
            MaxDays = maxDays,
            IsActive = true,
            Position = number,
        };
}

internal sealed class MethodConfiguration : IEntityTypeConfiguration<Method>
{
    public void Configure(EntityTypeBuilder<Method> builder)
    {
        builder.ToTable("methods");
        builder.Property(method => method.Id).ValueGeneratedNever();
        builder.Property(method => method.Code).HasMaxLength(40);
        builder.Property(method => method.Name).HasMaxLength(100);
        builder.Property(method => method.Carrier).HasMaxLength(60);
        builder
            .Property(method => method.PickUp)
            .HasMaxLength(1500)
            .HasConversion(
                place => JsonSerializer.Serialize(place, JsonSerializerOptions.Web),
                text => JsonSerializer.Deserialize<PickUpPlace>(text, JsonSerializerOptions.Web)!
            );
        builder.HasData(ZoneConfiguration.StartMethods());
    }
}

internal sealed class TextListConverter() : ValueConverter<IReadOnlyList<string>, string>(list => Write(list), text => Read(text))
{
    private static string Write(IReadOnlyList<string> list) => JsonSerializer.Serialize(list);

    private static IReadOnlyList<string> Read(string text) => JsonSerializer.Deserialize<List<string>>(text) ?? [];
}

internal sealed class TextListComparer()
    : ValueComparer<IReadOnlyList<string>>(
        (left, right) => left!.SequenceEqual(right!),
        list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
        list => list
    );
