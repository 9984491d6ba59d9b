using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Domain;

namespace Shop.Users.Application.Accounts;

internal sealed class GetSessionHandler(UsersDbContext db, TimeProvider clock) : IRequestHandler<GetSession, Result<SessionIdentity>>
{
    public async Task<Result<SessionIdentity>> Handle(GetSession query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await (
            from session in db.Sessions
            join user in db.Users on session.AccountId equals user.Id
            where session.Id == query.SessionId && !user.IsDisabled
            select new
            {
                Session = session,
                user.Name,
                user.Email,
                Roles = (
                    from member in db.UserRoles
                    join role in db.Roles on member.RoleId equals role.Id
                    where member.UserId == user.Id
                    select role.Name!
                ).ToList(),
            }
        ).SingleOrDefaultAsync(cancellationToken);
        if (found is null || !found.Session.IsLive(now))
            return UsersErrors.NoSession;

        if (now - found.Session.LastSeenAt > Session.SeenEvery)
            await db
                .Sessions.Where(session => session.Id == query.SessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), cancellationToken);

        return new SessionIdentity(
            query.SessionId,
            found.Session.AccountId,
            found.Name,
            found.Email!,
            found.Roles.Count > 0,
            found.Roles,
            StaffRoles.PermissionsOf(found.Roles)
        );
    }
}

internal sealed class EndSessionHandler(UsersDbContext db) : IRequestHandler<EndSession, Result>
{
    public async Task<Result> Handle(EndSession command, CancellationToken cancellationToken)
    {
        await db.Sessions.Where(session => session.Id == command.SessionId).ExecuteDeleteAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class EndOtherSessionsHandler(UsersDbContext db) : IRequestHandler<EndOtherSessions, Result>
{
    public async Task<Result> Handle(EndOtherSessions command, CancellationToken cancellationToken)
    {
        await db
            .Sessions.Where(session => session.AccountId == command.AccountId && session.Id != command.KeepSessionId)
            .ExecuteDeleteAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class ListSessionsHandler(UsersDbContext db, TimeProvider clock)
    : IRequestHandler<ListSessions, Result<IReadOnlyList<SessionItem>>>
{
    public async Task<Result<IReadOnlyList<SessionItem>>> Handle(ListSessions query, CancellationToken cancellationToken)
    {
        var sessions = await db
            .Sessions.Where(session => session.AccountId == query.AccountId)
            .OrderByDescending(session => session.StartedAt)
            .Take(100)
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<SessionItem>>.Success([
            .. sessions
                .Where(session => session.IsLive(clock.GetUtcNow()))
                .Select(session => new SessionItem(
                    session.Id,
                    session.StartedAt,
                    session.LastSeenAt,
                    session.IpAddress,
                    session.UserAgent
                )),
        ]);
    }
}

/// <summary>Deletes expired sessions.</summary>
internal sealed record PurgeSessions : ICommand<int>;

internal sealed class PurgeSessionsHandler(UsersDbContext db, TimeProvider clock) : IRequestHandler<PurgeSessions, Result<int>>
{
    public async Task<Result<int>> Handle(PurgeSessions command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Sessions.Where(session => session.EndsAt < now).ExecuteDeleteAsync(cancellationToken);
    }
}
