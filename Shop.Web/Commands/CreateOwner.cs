using MediatR;
using Shop.Users.Contracts.Staff;
using Shop.Web.Hosting;

namespace Shop.Web.Commands;

/// <summary>Prints the one-time link with which the first owner sets a password.</summary>
internal sealed class CreateOwner : ShopVerb
{
    public override string Name => "create-owner";

    public override string Summary => "print a one-time link for the first owner account";

    protected override async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is not [var email])
        {
            await Console.Error.WriteLineAsync("usage: create-owner EMAIL");
            return 2;
        }

        var result = await services.GetRequiredService<IMediator>().Send(new CreateOwnerLink(email), cancellationToken);
        if (!result.IsSuccess)
        {
            await Console.Error.WriteLineAsync(result.Errors[0].Message);
            return 1;
        }

        Console.WriteLine(services.GetRequiredService<HostUrls>().PublicUrl + "/" + result.Value.TrimStart('/'));
        return 0;
    }
}
