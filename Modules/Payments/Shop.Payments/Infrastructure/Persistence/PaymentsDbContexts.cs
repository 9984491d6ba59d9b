using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Shop.Payments.Application;
using Shop.Payments.Domain;

namespace Shop.Payments.Infrastructure.Persistence;

internal sealed class PostgresPaymentsDbContext(DbContextOptions<PostgresPaymentsDbContext> options) : PaymentsDbContext(options)
{
    protected override IQueryable<Payment> LockPayments(Guid reference) =>
        Payments.FromSql(
            $"""
            SELECT * FROM payments.payments
            WHERE reference = (SELECT {reference} FROM pg_advisory_xact_lock({KeyOf(reference)}))
            ORDER BY id FOR UPDATE
            """
        );

    protected override IQueryable<StoredValue> LockStoredValues(Guid id) =>
        StoredValues.FromSql($"SELECT * FROM payments.stored_values WHERE id = {id} FOR UPDATE");

    /// <summary>A reference without payments has no row to lock, so it takes an advisory lock, too.</summary>
    private static long KeyOf(Guid reference) => BitConverter.ToInt64(reference.ToByteArray(), 8);

    internal sealed class Design : IDesignTimeDbContextFactory<PostgresPaymentsDbContext>
    {
        public PostgresPaymentsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresPaymentsDbContext>()
                    .UseNpgsql("Host=design", server => server.MigrationsHistoryTable("__migrations", "payments"))
                    .Options
            );
    }
}

internal sealed class SqlServerPaymentsDbContext(DbContextOptions<SqlServerPaymentsDbContext> options) : PaymentsDbContext(options)
{
    protected override IQueryable<Payment> LockPayments(Guid reference) =>
        Payments.FromSql($"SELECT * FROM payments.payments WITH (UPDLOCK, HOLDLOCK, ROWLOCK) WHERE reference = {reference}");

    protected override IQueryable<StoredValue> LockStoredValues(Guid id) =>
        StoredValues.FromSql($"SELECT * FROM payments.stored_values WITH (UPDLOCK, ROWLOCK) WHERE id = {id}");

    internal sealed class Design : IDesignTimeDbContextFactory<SqlServerPaymentsDbContext>
    {
        public SqlServerPaymentsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqlServerPaymentsDbContext>()
                    .UseSqlServer("Server=design", server => server.MigrationsHistoryTable("__migrations", "payments"))
                    .Options
            );
    }
}
