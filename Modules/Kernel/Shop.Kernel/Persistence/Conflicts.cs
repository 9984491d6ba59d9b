using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Shop.Kernel.Persistence;

/// <summary>
/// Tells a lost race from a broken statement: the row changed, a unique key was taken first, or two transactions waited for each other.
/// </summary>
public static class Conflicts
{
    private static readonly HashSet<int> SqlServer = [2601, 2627, 1205];

    /// <summary>True when doing it again from the start can succeed.</summary>
    public static bool IsConflict(Exception exception) =>
        exception switch
        {
            DbUpdateConcurrencyException => true,
            DbUpdateException
            {
                InnerException: PostgresException
                {
                    SqlState: PostgresErrorCodes.UniqueViolation
                        or PostgresErrorCodes.SerializationFailure
                        or PostgresErrorCodes.DeadlockDetected
                }
            } => true,
            DbUpdateException { InnerException: SqlException server } => SqlServer.Contains(server.Number),
            PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,

            // EF Core wraps what it holds for transient, as a deadlock is.
            InvalidOperationException { InnerException: { } inner } => IsConflict(inner),
            _ => false,
        };
}
