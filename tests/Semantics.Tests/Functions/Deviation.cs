using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Tests.Functions;

/// <summary>Takes another outcome than the hoped-for one at a choice point, some times, and counts how often it was asked.</summary>
internal sealed class Deviation(ChoicePoint point, int option, int times = int.MaxValue) : Choices
{
    /// <summary>How often the point was offered.</summary>
    public int Asked { get; private set; }

    public override int Choose(ChoicePoint at, int options, string? subject = null)
    {
        if (at != point)
        {
            return 0;
        }

        Asked++;
        return Asked <= times ? option : 0;
    }
}
