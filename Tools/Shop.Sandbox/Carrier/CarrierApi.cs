using System.Security.Cryptography;
using Shop.Sandbox.Payments;

namespace Shop.Sandbox.Carrier;

/// <summary>A sandbox carrier: the shop books parcels (with its API key), and tests and people move them on (loopback only).</summary>
internal static class CarrierApi
{
    public static void Map(WebApplication app)
    {
        app.MapPost(
            "/carrier/parcels",
            (
                BookParcel body,
                HttpRequest request,
                ParcelStore store,
                ParcelWebhookSender sender,
                SandboxSecrets secrets,
                TimeProvider clock
            ) =>
            {
                if (!PaymentApi.HasKey(request.HttpContext, secrets))
                    return Results.Unauthorized();
                if (sender.Faults.FailThisCall())
                    return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

                return string.IsNullOrEmpty(body.Key) || !Uri.TryCreate(body.NotifyUrl, UriKind.Absolute, out _)
                    ? Results.BadRequest(new { error = "A parcel has a key and an absolute address to notify." })
                    : Results.Ok(store.Start(body.Key, () => Book(body, request, clock.GetUtcNow())));
            }
        );
        app.MapGet("/carrier/parcels", (ParcelStore store) => Results.Ok(store.All));
        app.MapGet("/carrier/labels/{id}", (string id, ParcelStore store) =>
            store.All.FirstOrDefault(parcel => parcel.Id == id) is { } parcel
                ? Results.Text($"{parcel.TrackingNumber}\n{parcel.Name}\n{parcel.Reference}\n")
                : Results.NotFound()
        );
        app.MapPost("/carrier/control", (CarrierControl body, ParcelStore store, ParcelWebhookSender sender) =>
        {
            sender.Faults.Set(new FaultSettings(body.Hold, body.Reorder, body.Double, body.DelayMilliseconds, body.Drop, body.FailCalls));
            if (body.Parcel is null)
                return Results.NoContent();
            if (body.Status is null || !CarrierParcel.Told.Contains(body.Status))
                return Results.BadRequest(new { error = $"The status is one of {string.Join(", ", CarrierParcel.Told)}." });

            return store.Move(body.Parcel, body.Status, body.Note, "evt_" + NewId()) is { } parcel
                ? Results.Ok(parcel)
                : Results.NotFound();
        });
    }

    private static CarrierParcel Book(BookParcel body, HttpRequest request, DateTimeOffset now)
    {
        var id = "pa_" + NewId();
        var number = "SBX" + Convert.ToHexString(RandomNumberGenerator.GetBytes(6));
        return new CarrierParcel(
            id,
            body.Key!,
            1,
            CarrierParcel.Booked,
            body.Name ?? string.Empty,
            body.Reference ?? string.Empty,
            number,
            $"{request.Scheme}://{request.Host}/carrier/labels/{id}",
            null,
            body.NotifyUrl!,
            now
        );
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    private sealed record BookParcel(string? Key, string? Name, string? Reference, string? NotifyUrl);

    /// <summary>Faults for the next webhooks and calls, and a parcel to move on; missing members stay unchanged.</summary>
    /// <param name="Parcel">Its id, key or tracking number.</param>
    private sealed record CarrierControl(
        string? Parcel,
        string? Status,
        string? Note,
        bool? Hold,
        bool? Reorder,
        bool? Double,
        int? DelayMilliseconds,
        int? Drop,
        int? FailCalls
    );
}
