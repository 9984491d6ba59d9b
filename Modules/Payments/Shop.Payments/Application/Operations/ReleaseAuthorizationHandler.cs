using MediatR;
using Shop.Kernel;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.Operations;

internal sealed class ReleaseAuthorizationHandler(VoidSubmitter submitter) : IRequestHandler<ReleaseAuthorization, Result>
{
    public async Task<Result> Handle(ReleaseAuthorization command, CancellationToken cancellationToken) =>
        await submitter.ReleaseAsync(command.Reference, command.OperationId, command.StaffId, withUndecided: false, cancellationToken)
            ? Result.Success
            : PaymentErrors.ProviderSilent;
}
