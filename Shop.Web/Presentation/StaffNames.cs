using MediatR;
using Shop.Users.Contracts.Staff;

namespace Shop.Web.Presentation;

/// <summary>Display names of actors in back-office timelines.</summary>
public sealed class StaffNames
{
    private readonly Dictionary<string, string> names;

    private StaffNames(Dictionary<string, string> names) => this.names = names;

    public static StaffNames None { get; } = new([]);

    public static async Task<StaffNames> LoadAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        var staff = await mediator.Send(new ListStaff(), cancellationToken);
        return staff.IsSuccess
            ? new StaffNames(staff.Value.ToDictionary(member => member.AccountId.ToString(), member => member.Name))
            : None;
    }

    /// <param name="actor">As a timeline stores it: <c>customer</c>, <c>system</c> or a staff member's id.</param>
    public string Of(string actor) =>
        actor switch
        {
            "customer" => T("Common.ActorCustomer"),
            "system" => T("Common.ActorSystem"),
            _ => names.GetValueOrDefault(actor, T("Common.ActorStaff")),
        };
}
