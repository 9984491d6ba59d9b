using System.CommandLine;
using MediatR;
using Shop.Users.Contracts.Staff;
using Shop.Web.Hosting;

namespace Shop.Web.Commands;

/// <summary>Prints the one-time link that lets the first owner set a password.</summary>
internal sealed class CreateOwner : ShopCommand
{
    private readonly Argument<string> email = new("EMAIL");

    public CreateOwner()
        : base("create-owner", T("Commands.CreateOwner")) => Arguments.Add(email);

    protected override async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var result = await services
            .GetRequiredService<IMediator>()
            .Send(new CreateOwnerLink(parsed.GetRequiredValue(email)), cancellationToken);
        if (!result.IsSuccess)
        {
            await Console.Error.WriteLineAsync(result.Errors[0].Text());
            return 1;
        }

        Console.WriteLine(services.GetRequiredService<HostUrls>().PublicUrl + "/" + result.Value.TrimStart('/'));
        return 0;
    }
}
