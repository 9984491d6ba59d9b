using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Shop.Orders.Domain.Orders;

namespace Shop.Tests.Unit.Orders;

public sealed class OrderNumberTests
{
    // 7992739871 is the standard example; the others were calculated by hand.
    [TestCase(7992739871, "S-7992739871-3")]
    [TestCase(100001, "S-100001-7")]
    [TestCase(100042, "S-100042-1")]
    [TestCase(1, "S-1-8")]
    [TestCase(5, "S-5-9")]
    public void The_check_digit_follows_Luhn(long counter, string expected) => Assert.That(OrderNumber.Of(counter), Is.EqualTo(expected));

    [Test]
    public void A_single_mistyped_digit_is_always_detected() =>
        Prop.ForAll(
                (
                    from counter in Gen.Choose(100_001, 999_999)
                    from place in Gen.Choose(0, 5)
                    from shift in Gen.Choose(1, 9)
                    select (Counter: counter, Place: place, Shift: shift)
                ).ToArbitrary(),
                sample =>
                {
                    var digits = Digits(sample.Counter);
                    digits[sample.Place] = (char)('0' + ((digits[sample.Place] - '0' + sample.Shift) % 10));
                    return CheckDigit(sample.Counter) != CheckDigit(long.Parse(digits, CultureInfo.InvariantCulture));
                }
            )
            .QuickCheckThrowOnFailure();

    [Test]
    public void Swapped_neighboring_digits_are_detected_except_09_and_90() =>
        Prop.ForAll(
                (
                    from counter in Gen.Choose(100_001, 999_999)
                    from place in Gen.Choose(0, 4)
                    select (Counter: counter, Place: place)
                ).ToArbitrary(),
                sample =>
                {
                    var digits = Digits(sample.Counter);
                    var (left, right) = (digits[sample.Place], digits[sample.Place + 1]);
                    if (left == right || (left, right) is ('0', '9') or ('9', '0'))
                        return true;
                    (digits[sample.Place], digits[sample.Place + 1]) = (right, left);
                    return CheckDigit(sample.Counter) != CheckDigit(long.Parse(digits, CultureInfo.InvariantCulture));
                }
            )
            .QuickCheckThrowOnFailure();

    private static char[] Digits(int counter) => counter.ToString(CultureInfo.InvariantCulture).ToCharArray();

    private static char CheckDigit(long counter) => OrderNumber.Of(counter)[^1];
}
