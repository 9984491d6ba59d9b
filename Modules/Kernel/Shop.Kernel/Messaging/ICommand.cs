using MediatR;

namespace Shop.Kernel.Messaging;

/// <summary>A request that changes something and answers only whether it was done.</summary>
public interface ICommand : IRequest<Result>;

/// <summary>A request that changes something and answers a value.</summary>
public interface ICommand<T> : IRequest<Result<T>>;
