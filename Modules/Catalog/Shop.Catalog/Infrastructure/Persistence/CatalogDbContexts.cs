using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;
using Shop.Catalog.Application;
using Shop.Catalog.Application.Search;
using Shop.Catalog.Domain.Search;

namespace Shop.Catalog.Infrastructure.Persistence;

internal sealed class PostgresCatalogDbContext(DbContextOptions<PostgresCatalogDbContext> options) : CatalogDbContext(options)
{
    private const string Vector = "Vector";

    public override IQueryable<RankedItem> Matching(IQueryable<SearchItem> items, SearchTerms terms)
    {
        // Tokens hold letters, digits and marks only, so that nothing in them means anything to the query parser.
        var query = string.Join(" & ", terms.Tokens.Select(token => $"'{token}':*"));
        var text = terms.Text;
        return items
            .Where(item => EF.Property<NpgsqlTsVector>(item, Vector).Matches(EF.Functions.ToTsQuery("simple", query)))
            .Select(item => new RankedItem
            {
                Item = item,
                Rank =
                    EF.Property<NpgsqlTsVector>(item, Vector).Rank(EF.Functions.ToTsQuery("simple", query))
                    + (
                        item.TitleKey == text ? 2
                        : item.TitleKey.StartsWith(text) ? 1
                        : 0
                    ),
            });
    }

    public override bool IsTaken(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        var item = modelBuilder.Entity<SearchItem>();
        item.Property<NpgsqlTsVector>(Vector)
            .HasComputedColumnSql(
                "setweight(to_tsvector('simple', name_tokens), 'A') || setweight(to_tsvector('simple', sku_tokens), 'B') || "
                    + "setweight(to_tsvector('simple', label_tokens), 'C') || setweight(to_tsvector('simple', text_tokens), 'D')",
                stored: true
            );
        item.HasIndex(Vector).HasMethod("GIN");

        // Made by the database and looked at by it alone: not read back after each save.
        var vector = item.Metadata.FindProperty(Vector)!;
        vector.ValueGenerated = ValueGenerated.Never;
        vector.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        vector.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
    }

    internal sealed class Design : IDesignTimeDbContextFactory<PostgresCatalogDbContext>
    {
        public PostgresCatalogDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresCatalogDbContext>()
                    .UseNpgsql("Host=design", server => server.MigrationsHistoryTable("__migrations", "catalog"))
                    .Options
            );
    }
}

internal sealed class SqlServerCatalogDbContext(DbContextOptions<SqlServerCatalogDbContext> options) : CatalogDbContext(options)
{
    public override IQueryable<RankedItem> Matching(IQueryable<SearchItem> items, SearchTerms terms)
    {
        foreach (var token in terms.Tokens)
        {
            var word = " " + token;
            items = items.Where(item =>
                item.NameTokens.Contains(word)
                || item.SkuTokens.Contains(word)
                || item.LabelTokens.Contains(word)
                || item.TextTokens.Contains(word)
            );
        }

        var text = terms.Text;
        var first = " " + terms.Tokens[0];
        return items.Select(item => new RankedItem
        {
            Item = item,
            Rank =
                item.TitleKey == text ? 3.0
                : item.TitleKey.StartsWith(text) ? 2.0
                : item.NameTokens.Contains(first) ? 1.0
                : item.SkuTokens.Contains(first) ? 0.4
                : item.LabelTokens.Contains(first) ? 0.2
                : 0.1,
        });
    }

    public override bool IsTaken(DbUpdateException exception) => exception.InnerException is SqlException { Number: 2601 or 2627 };

    internal sealed class Design : IDesignTimeDbContextFactory<SqlServerCatalogDbContext>
    {
        public SqlServerCatalogDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqlServerCatalogDbContext>()
                    .UseSqlServer("Server=design", server => server.MigrationsHistoryTable("__migrations", "catalog"))
                    .Options
            );
    }
}
