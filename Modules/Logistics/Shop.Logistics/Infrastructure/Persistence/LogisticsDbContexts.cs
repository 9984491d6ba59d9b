using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Shop.Logistics.Application;

namespace Shop.Logistics.Infrastructure.Persistence;

internal sealed class PostgresLogisticsDbContext(DbContextOptions<PostgresLogisticsDbContext> options) : LogisticsDbContext(options)
{
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresLogisticsDbContext>
    {
        public PostgresLogisticsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresLogisticsDbContext>()
                    .UseNpgsql("Host=design", server => server.MigrationsHistoryTable("__migrations", "logistics"))
                    .Options
            );
    }
}

internal sealed class SqlServerLogisticsDbContext(DbContextOptions<SqlServerLogisticsDbContext> options) : LogisticsDbContext(options)
{
    internal sealed class Design : IDesignTimeDbContextFactory<SqlServerLogisticsDbContext>
    {
        public SqlServerLogisticsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqlServerLogisticsDbContext>()
                    .UseSqlServer("Server=design", server => server.MigrationsHistoryTable("__migrations", "logistics"))
                    .Options
            );
    }
}
