using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Media;

/// <summary>
/// An uploaded picture, for the page that serves <c>/media/{name}</c>. A name never means another picture: browsers may keep it.
/// </summary>
public sealed record GetMedia(string Name) : IQuery<MediaFile>;

/// <param name="Path">Where the file lies on this host.</param>
public sealed record MediaFile(string Path, string ContentType);
