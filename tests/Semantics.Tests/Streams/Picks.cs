using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Tests.Streams;

/// <summary>Takes one outcome at one choice point, once or always, and the ordinary one everywhere else.</summary>
internal sealed class Picks(ChoicePoint point, int option, int times = int.MaxValue) : Choices
{
    private int left = times;

    /// <summary>How often the point was offered.</summary>
    public int Offers { get; private set; }

    public override int Choose(ChoicePoint at, int options, string? subject = null)
    {
        if (at != point)
        {
            return 0;
        }

        Offers++;
        if (left == 0)
        {
            return 0;
        }

        left--;
        Assert.InRange(option, 0, options - 1);
        return option;
    }
}
