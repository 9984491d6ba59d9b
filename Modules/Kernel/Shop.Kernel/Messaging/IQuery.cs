using MediatR;

namespace Shop.Kernel.Messaging;

/// <summary>A request that changes nothing. What does not exist, or is someone else's, is a NotFound error.</summary>
public interface IQuery<T> : IRequest<Result<T>>;
