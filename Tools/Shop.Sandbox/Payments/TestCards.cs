namespace Shop.Sandbox.Payments;

/// <summary>The outcome of a test card.</summary>
/// <param name="Failure">Why it is declined, or null.</param>
/// <param name="NeedsConfirmation">The bank asks the cardholder first.</param>
/// <param name="LateAndTwice">Its webhook is sent late and twice.</param>
internal sealed record CardVerdict(string? Failure = null, bool NeedsConfirmation = false, bool LateAndTwice = false)
{
    /// <param name="tries">How often this charge was tried before.</param>
    public static CardVerdict Of(string card, int tries) =>
        card switch
        {
            "4242424242424242" => new CardVerdict(),
            "4000000000000002" => new CardVerdict("Your card was declined."),
            "4000000000009995" => new CardVerdict("Your card has insufficient funds."),
            "4000002500003155" => new CardVerdict(NeedsConfirmation: true),
            "4000000000000259" => new CardVerdict(LateAndTwice: true),
            "4000000000000341" => tries == 0 ? new CardVerdict("Your bank did not answer. Please try again.") : new CardVerdict(),
            _ => new CardVerdict("This card number is not valid here. Use one of the test cards."),
        };
}
