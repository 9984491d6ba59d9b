namespace Shop.Kernel.Modules;

public enum DatabaseProvider
{
    Postgres,
    SqlServer,
}
