using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Shop.Orders.Application;

namespace Shop.Orders.Infrastructure.Persistence;

internal sealed class PostgresOrdersDbContext(DbContextOptions<PostgresOrdersDbContext> options) : OrdersDbContext(options)
{
    public override async Task<long> NextOrderCounterAsync(CancellationToken cancellationToken) =>
        (await Database.SqlQuery<long>($"SELECT nextval('orders.order_numbers') AS \"Value\"").ToListAsync(cancellationToken))[0];

    public override async Task<long> NextReturnCounterAsync(CancellationToken cancellationToken) =>
        (await Database.SqlQuery<long>($"SELECT nextval('orders.return_numbers') AS \"Value\"").ToListAsync(cancellationToken))[0];

    internal sealed class Design : IDesignTimeDbContextFactory<PostgresOrdersDbContext>
    {
        public PostgresOrdersDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresOrdersDbContext>()
                    .UseNpgsql("Host=design", server => server.MigrationsHistoryTable("__migrations", "orders"))
                    .Options
            );
    }
}

internal sealed class SqlServerOrdersDbContext(DbContextOptions<SqlServerOrdersDbContext> options) : OrdersDbContext(options)
{
    // NEXT VALUE FOR is not allowed in a subquery, so do not compose the query.
    public override async Task<long> NextOrderCounterAsync(CancellationToken cancellationToken) =>
        (await Database.SqlQuery<long>($"SELECT NEXT VALUE FOR orders.order_numbers AS [Value]").ToListAsync(cancellationToken))[0];

    public override async Task<long> NextReturnCounterAsync(CancellationToken cancellationToken) =>
        (await Database.SqlQuery<long>($"SELECT NEXT VALUE FOR orders.return_numbers AS [Value]").ToListAsync(cancellationToken))[0];

    internal sealed class Design : IDesignTimeDbContextFactory<SqlServerOrdersDbContext>
    {
        public SqlServerOrdersDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqlServerOrdersDbContext>()
                    .UseSqlServer("Server=design", server => server.MigrationsHistoryTable("__migrations", "orders"))
                    .Options
            );
    }
}
