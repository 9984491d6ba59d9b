using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Shop.Reporting.Application;

namespace Shop.Reporting.Infrastructure.Persistence;

internal sealed class PostgresReportingDbContext(DbContextOptions<PostgresReportingDbContext> options) : ReportingDbContext(options)
{
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresReportingDbContext>
    {
        public PostgresReportingDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresReportingDbContext>()
                    .UseNpgsql("Host=design", server => server.MigrationsHistoryTable("__migrations", "reporting"))
                    .Options
            );
    }
}

internal sealed class SqlServerReportingDbContext(DbContextOptions<SqlServerReportingDbContext> options) : ReportingDbContext(options)
{
    internal sealed class Design : IDesignTimeDbContextFactory<SqlServerReportingDbContext>
    {
        public SqlServerReportingDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqlServerReportingDbContext>()
                    .UseSqlServer("Server=design", server => server.MigrationsHistoryTable("__migrations", "reporting"))
                    .Options
            );
    }
}
