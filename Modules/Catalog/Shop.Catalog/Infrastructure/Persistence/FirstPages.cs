namespace Shop.Catalog.Infrastructure.Persistence;

/// <summary>
/// The content pages of a new shop. They describe what this software does; placeholders in brackets are for the merchant to fill in.
/// </summary>
internal static class FirstPages
{
    private static readonly DateTimeOffset Written = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<object> All { get; } =
    [
        Page(
            1,
            "imprint",
            "Imprint",
            "<p>[Name of the business]<br>[Street and number]<br>[Postal code and city]<br>[Country]</p>"
                + "<h2>Contact</h2><p>E-mail: [address]<br>Phone: [number]</p>"
                + "<h2>Represented by</h2><p>[Name]</p>"
                + "<h2>Register and tax</h2><p>Commercial register: [court and number]<br>VAT identification number: [number]</p>"
                + "<h2>Responsible for the content</h2><p>[Name and address]</p>"
        ),
        Page(
            2,
            "privacy",
            "Privacy",
            "<p>This page says which data of yours the shop keeps, what for and for how long.</p>"
                + "<h2>Looking around</h2><p>You can browse without an account. A cookie is set when you put something into the cart or sign in; it serves that purpose alone. "
                + "Page views are counted without cookies and without storing who you are.</p>"
                + "<h2>Ordering</h2><p>For an order we keep your name, your addresses, your e-mail address, what you bought and how it was paid. Card numbers never reach us: you give them to the payment provider. "
                + "We pass your address on to the carrier that brings your parcel. The law obliges us to keep invoices for several years.</p>"
                + "<h2>Your account</h2><p>You can see and change your data in your account at any time. Your password is stored in a form from which it cannot be read.</p>"
                + "<h2>Your rights</h2><p>You may ask what we keep about you, have it corrected or deleted, and complain to the supervisory authority. Write to [e-mail address].</p>"
        ),
        Page(
            3,
            "terms",
            "Terms and conditions",
            "<h2>Who you buy from</h2><p>[Name and address of the business], see the <a href=\"/pages/imprint\">imprint</a>.</p>"
                + "<h2>How an order comes about</h2><p>What the shop shows is an invitation to order. With the button that ends the checkout you make a binding order; we accept it by confirming it by e-mail.</p>"
                + "<h2>Prices and payment</h2><p>All prices include value added tax; delivery is added as shown in the checkout. The ways to pay are shown there, too. "
                + "What was ordered on bank transfer waits for your payment.</p>"
                + "<h2>Delivery</h2><p>See <a href=\"/pages/delivery\">delivery</a>.</p>"
                + "<h2>Withdrawal and returns</h2><p>See <a href=\"/pages/returns\">returns</a>.</p>"
                + "<h2>Defects</h2><p>The statutory rights apply when something is not as it should be. Write to [e-mail address].</p>"
        ),
        Page(
            4,
            "delivery",
            "Delivery",
            "<p>The checkout shows which ways of delivery there are for your address, what they cost and when your parcel is expected.</p>"
                + "<ul><li>You get an e-mail with the tracking number as soon as a parcel leaves us.</li>"
                + "<li>Parts of an order may travel in several parcels; delivery is charged once.</li>"
                + "<li>Your order's page shows at any time where it is.</li></ul>"
                + "<p>Anything missing or damaged? Write to [e-mail address] and add the order number.</p>"
        ),
        Page(
            5,
            "returns",
            "Returns",
            "<p>You may withdraw from your purchase within {withdrawal-days} days of receiving the goods, without giving a reason.</p>"
                + "<ol><li>Tell us by e-mail to [e-mail address], with the order number and what you send back.</li>"
                + "<li>Send the goods to the address we answer with, so that they arrive within {return-days} days.</li>"
                + "<li>We refund what you paid as soon as the goods are back, with the means of payment you used.</li></ol>"
                + "<p>Goods made to your order and sealed goods that were opened are excluded, as the law provides.</p>"
        ),
        Page(
            6,
            "help",
            "Help",
            "<h2>Where is my order?</h2><p>The link in your confirmation e-mail leads to your order's page; with an account you find all orders under <a href=\"/account/orders\">your orders</a>.</p>"
                + "<h2>Do I need an account?</h2><p>No. An account keeps your addresses and shows your orders in one place.</p>"
                + "<h2>Can I cancel?</h2><p>As long as nothing was shipped, on your order's page.</p>"
                + "<h2>How do I pay?</h2><p>The checkout shows the ways there are for your order.</p>"
                + "<h2>I cannot sign in</h2><p>Ask for a <a href=\"/forgot-password\">new password</a>. The link in the e-mail is good for an hour.</p>"
                + "<p>Something else? Write to [e-mail address].</p>"
        ),
    ];

    private static object Page(int number, string slug, string title, string html) =>
        new
        {
            Id = new Domain.Content.ContentPageId(new Guid($"019a0000-0000-7000-8000-0000000c000{number}")),
            Version = 1,
            Slug = slug,
            Title = title,
            BodyHtml = html,
            ChangedAt = Written,
        };
}
