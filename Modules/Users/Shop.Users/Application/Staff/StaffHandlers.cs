using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Validation;
using Shop.Users.Application.Accounts;
using Shop.Users.Contracts.Events;
using Shop.Users.Contracts.Staff;
using Shop.Users.Domain;

namespace Shop.Users.Application.Staff;

internal static class Owners
{
    /// <summary>True when the account is an owner and no other owner can sign in.</summary>
    public static async Task<bool> IsLastAsync(UsersDbContext db, Guid accountId, CancellationToken cancellationToken)
    {
        var owners = await (
            from member in db.UserRoles
            join role in db.Roles on member.RoleId equals role.Id
            join user in db.Users on member.UserId equals user.Id
            where role.Name == StaffRoles.Owner && !user.IsDisabled
            select user.Id
        ).ToListAsync(cancellationToken);
        return owners.Contains(accountId) && owners.Count == 1;
    }
}

internal sealed class ListStaffHandler(UsersDbContext db) : IRequestHandler<ListStaff, Result<IReadOnlyList<StaffItem>>>
{
    public async Task<Result<IReadOnlyList<StaffItem>>> Handle(ListStaff query, CancellationToken cancellationToken)
    {
        var rows = await (
            from user in db.Users
            join member in db.UserRoles on user.Id equals member.UserId
            join role in db.Roles on member.RoleId equals role.Id
            select new
            {
                user.Id,
                user.Name,
                user.Email,
                user.IsDisabled,
                user.LastSignInAt,
                Role = role.Name!,
            }
        ).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<StaffItem>>.Success([
            .. rows.GroupBy(row => row.Id)
                .Select(group => new StaffItem(
                    group.Key,
                    group.First().Name,
                    group.First().Email!,
                    [.. group.Select(row => row.Role)],
                    group.First().IsDisabled,
                    group.First().LastSignInAt
                ))
                .OrderBy(item => item.Name),
        ]);
    }
}

internal sealed class InviteStaffValidator : AbstractValidator<InviteStaff>
{
    public InviteStaffValidator()
    {
        RuleFor(command => command.Email).IsEmail();
        RuleFor(command => command.Name).NotEmpty().WithError("users.full-name-needed").MaximumLength(100).SingleLine();
    }
}

internal sealed class InviteStaffHandler(UsersDbContext db, UserManager<ShopUser> users, ProtectedTokens tokens, TimeProvider clock)
    : IRequestHandler<InviteStaff, Result>
{
    public async Task<Result> Handle(InviteStaff command, CancellationToken cancellationToken)
    {
        if (!StaffRoles.All.Contains(command.Role))
            return UsersErrors.UnknownRole;

        var now = clock.GetUtcNow();
        var user = await users.FindByEmailAsync(command.Email);
        if (user is not null && (await db.RolesOfAsync(user.Id, cancellationToken)).Count == 0)
            return UsersErrors.IsCustomer;
        if (user?.PasswordHash is not null)
            return UsersErrors.WorksHere;

        if (user is null)
        {
            user = Accounts.Accounts.New(command.Email, command.Name, now);
            (await users.CreateAsync(user)).OrThrow();
            (await users.AddToRoleAsync(user, command.Role)).OrThrow();
        }

        var (token, expiresAt) = await tokens.MakeAsync(user, now);
        db.Publish(new StaffInvited(Guid.CreateVersion7(), now, user.Id, token, expiresAt));
        db.Publish(
            new StaffActed(Guid.CreateVersion7(), now, command.StaffId, "invite-staff", user.Id.ToString(), Message.Of(command.Role))
        );
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class ChangeStaffRoleHandler(UsersDbContext db, UserManager<ShopUser> users, TimeProvider clock)
    : IRequestHandler<ChangeStaffRole, Result>
{
    public async Task<Result> Handle(ChangeStaffRole command, CancellationToken cancellationToken)
    {
        if (!StaffRoles.All.Contains(command.Role))
            return UsersErrors.UnknownRole;
        if (await users.FindByIdAsync(command.AccountId.ToString()) is not { } user)
            return UsersErrors.AccountNotFound;

        var roles = await db.RolesOfAsync(user.Id, cancellationToken);
        if (roles.Count == 0)
            return UsersErrors.AccountNotFound;
        if (roles is [var only] && only == command.Role)
            return Result.Success;
        if (command.Role != StaffRoles.Owner && await Owners.IsLastAsync(db, user.Id, cancellationToken))
            return UsersErrors.LastOwner;

        db.Publish(
            new StaffActed(
                Guid.CreateVersion7(),
                clock.GetUtcNow(),
                command.StaffId,
                "change-role",
                user.Id.ToString(),
                new Message("users.staff-changed-role").With("from", roles).With("to", command.Role)
            )
        );
        (await users.RemoveFromRolesAsync(user, roles)).OrThrow();
        (await users.AddToRoleAsync(user, command.Role)).OrThrow();
        await db.Sessions.Where(session => session.AccountId == user.Id).ExecuteDeleteAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class CreateOwnerLinkValidator : AbstractValidator<CreateOwnerLink>
{
    public CreateOwnerLinkValidator() => RuleFor(command => command.Email).IsEmail();
}

internal sealed class CreateOwnerLinkHandler(UsersDbContext db, UserManager<ShopUser> users, TimeProvider clock)
    : IRequestHandler<CreateOwnerLink, Result<string>>
{
    public async Task<Result<string>> Handle(CreateOwnerLink command, CancellationToken cancellationToken)
    {
        var hasOwner = await (
            from member in db.UserRoles
            join role in db.Roles on member.RoleId equals role.Id
            join owner in db.Users on member.UserId equals owner.Id
            where role.Name == StaffRoles.Owner && owner.PasswordHash != null && !owner.IsDisabled
            select owner.Id
        ).AnyAsync(cancellationToken);
        if (hasOwner)
            return UsersErrors.OwnerExists;

        var user = await users.FindByEmailAsync(command.Email);
        if (user is null)
        {
            user = Accounts.Accounts.New(command.Email, "Owner", clock.GetUtcNow());
            (await users.CreateAsync(user)).OrThrow();
        }

        if (!await users.IsInRoleAsync(user, StaffRoles.Owner))
            (await users.AddToRoleAsync(user, StaffRoles.Owner)).OrThrow();

        return "/reset-password?token=" + await ResetTokens.MakeAsync(users, user);
    }
}
