using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Shop.Payments.Application;
using Shop.Payments.Domain;

namespace Shop.Payments.Infrastructure.Persistence;

internal sealed class PostgresPaymentsDbContext(DbContextOptions<PostgresPaymentsDbContext> options) : PaymentsDbContext(options)
{
    protected override IQueryable<Payment> LockPayments(Guid reference) =>
        Payments.FromSql($"SELECT * FROM payments.payments WHERE reference = {reference} ORDER BY id FOR UPDATE");

    internal sealed class Design : IDesignTimeDbContextFactory<PostgresPaymentsDbContext>
    {
        public PostgresPaymentsDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresPaymentsDbContext>()
            .UseNpgsql("Host=design", server => server.MigrationsHistoryTable("__migrations", "payments")).Options);
    }
}

internal sealed class SqlServerPaymentsDbContext(DbContextOptions<SqlServerPaymentsDbContext> options) : PaymentsDbContext(options)
{
    protected override IQueryable<Payment> LockPayments(Guid reference) =>
        Payments.FromSql($"SELECT * FROM payments.payments WITH (UPDLOCK, ROWLOCK) WHERE reference = {reference}");

    internal sealed class Design : IDesignTimeDbContextFactory<SqlServerPaymentsDbContext>
    {
        public SqlServerPaymentsDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqlServerPaymentsDbContext>()
            .UseSqlServer("Server=design", server => server.MigrationsHistoryTable("__migrations", "payments")).Options);
    }
}
