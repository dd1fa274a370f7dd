namespace AwsMessaging.Semantics.Model;

/// <summary>Decides wherever AWS permits more than one outcome: the adversary. The model itself has no randomness.</summary>
public abstract class Choices
{
    /// <summary>Always the outcome that a user hopes for.</summary>
    public static readonly Choices Benign = new BenignChoices();

    /// <summary>Chooses an outcome.</summary>
    /// <param name="point">Where.</param>
    /// <param name="options">How many outcomes there are, at least 1. 0 is the one that a user hopes for.</param>
    /// <param name="subject">What the choice is about, such as a message id: for traces.</param>
    /// <returns>0 to <paramref name="options"/> − 1.</returns>
    public abstract int Choose(ChoicePoint point, int options, string? subject = null);

    /// <summary>Chooses among the outcomes that the point itself lists.</summary>
    public int Choose(ChoicePoint point, string? subject = null) => Choose(point, point.Options.Count, subject);

    private sealed class BenignChoices : Choices
    {
        public override int Choose(ChoicePoint point, int options, string? subject = null) => 0;
    }
}
