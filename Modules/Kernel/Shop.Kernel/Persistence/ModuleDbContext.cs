using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Shop.Kernel.Messaging;

namespace Shop.Kernel.Persistence;

/// <summary>
/// The unit of work of one module: its schema, the naming and conversion conventions, an outbox for the events it publishes and an inbox
/// for those it handles. Stateless, so that instances can be pooled.
/// </summary>
public abstract class ModuleDbContext : DbContext
{
    protected ModuleDbContext(DbContextOptions options, string schema)
        : base(options)
    {
        Schema = schema;

        // A failed save ends the whole transaction, so savepoints are never used.
        Database.AutoSavepointsEnabled = false;
    }

    public string Schema { get; }

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();

    public bool IsPostgres => Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>Queues an event that no aggregate raised; published only if this context saves.</summary>
    public void Publish(IIntegrationEvent integrationEvent) => this.GetService<OutboxWriter>().Write(this, integrationEvent);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.ApplyConfiguration(new OutboxMessageConfiguration());
        modelBuilder.ApplyConfiguration(new InboxMessageConfiguration());
        modelBuilder.ApplyConfiguration(new IdempotencyKeyConfiguration());
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3).AreFixedLength().AreUnicode(false);
        configurationBuilder.Properties<Sku>().HaveConversion<SkuConverter>().HaveMaxLength(Sku.MaxLength);
        configurationBuilder.Properties<Message>().HaveConversion<MessageConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32).AreUnicode(false);
        configurationBuilder.ComplexProperties<Money>();
        foreach (var idType in GetType().Assembly.GetTypes().Where(type => type.IsValueType && type.GetInterfaces().Any(IsEntityId)))
            configurationBuilder.Properties(idType).HaveConversion(typeof(EntityIdConverter<>).MakeGenericType(idType));

        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());
    }

    private static bool IsEntityId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEntityId<>);
}
