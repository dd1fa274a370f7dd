using System.Buffers.Binary;
using AwsMessaging.Simulation.Adversary;

namespace AwsMessaging.Simulation.Programs;

/// <summary>Stands in for <see cref="Random"/> without a seed: numbers that depend on the run's seed alone.</summary>
public sealed class SimulatedRandom : Random
{
    /// <summary>For <c>Random.Shared</c>.</summary>
    public static new Random Shared => new SimulatedRandom();

    private static SeededRandom Source => ProgramEnvironment.Current.Random;

    /// <inheritdoc/>
    public override int Next() => Source.Next(int.MaxValue);

    /// <inheritdoc/>
    public override int Next(int maxValue) => (int)NextInt64(0, maxValue);

    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    /// <inheritdoc/>
    public override long NextInt64() => NextInt64(0, long.MaxValue);

    /// <inheritdoc/>
    public override long NextInt64(long maxValue) => NextInt64(0, maxValue);

    /// <inheritdoc/>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxValue, minValue);
        var range = (ulong)(maxValue - minValue);
        return range == 0 ? minValue : minValue + (long)Math.BigMul(Source.Next(), range, out _);
    }

    /// <inheritdoc/>
    public override double NextDouble() => Source.NextDouble();

    /// <inheritdoc/>
    public override float NextSingle() => (Source.Next() >> 40) * (1f / (1 << 24));

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer) => Source.Fill(buffer);

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer) => Source.Fill(buffer);

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();
}

/// <summary>Stands in for what of <see cref="Guid"/> is random.</summary>
public static class SimulatedGuid
{
    /// <summary>For <c>Guid.NewGuid</c>: version 4, from the run's seed.</summary>
    public static Guid NewGuid() => Create(4, ProgramEnvironment.Current.Random.Next());

    /// <summary>For <c>Guid.CreateVersion7</c>: virtual time, then random bits.</summary>
    public static Guid CreateVersion7() => Create(7, (ulong)ProgramEnvironment.Current.Clock.NowMs << 16);

    private static Guid Create(int version, ulong first)
    {
        Span<byte> bytes = stackalloc byte[16];
        ProgramEnvironment.Current.Random.Fill(bytes[6..]);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, version == 7 ? first | BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) : first);
        bytes[6] = (byte)((bytes[6] & 0x0F) | (version << 4));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
