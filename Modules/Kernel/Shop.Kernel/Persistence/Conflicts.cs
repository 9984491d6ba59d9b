using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Shop.Kernel.Persistence;

/// <summary>Recognizes concurrency conflicts: a changed row, a unique key that was taken, a deadlock.</summary>
public static class Conflicts
{
    private static readonly HashSet<int> SqlServer = [2601, 2627, 1205];

    /// <summary>True when a retry from the start can succeed.</summary>
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

            // EF Core wraps transient errors such as deadlocks.
            InvalidOperationException { InnerException: { } inner } => IsConflict(inner),
            _ => false,
        };
}
