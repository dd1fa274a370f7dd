using System.Collections.Generic;

namespace Amazon;

public static class AWSConfigs
{
    public static string AWSRegion { get; set; }
    public static string AWSProfileName { get; set; }
    public static string AWSProfilesLocation { get; set; }
    public static bool CorrectForClockSkew { get; set; }
    public static RegionEndpoint RegionEndpoint { get; set; }
#if !AWSSDK_V3
    public static bool InitializeCollections { get; set; }
#endif
}

public class RegionEndpoint
{
    private RegionEndpoint() { }

    public static readonly RegionEndpoint AFSouth1 = new RegionEndpoint();
    public static readonly RegionEndpoint APEast1 = new RegionEndpoint();
    public static readonly RegionEndpoint APNortheast1 = new RegionEndpoint();
    public static readonly RegionEndpoint APNortheast2 = new RegionEndpoint();
    public static readonly RegionEndpoint APNortheast3 = new RegionEndpoint();
    public static readonly RegionEndpoint APSouth1 = new RegionEndpoint();
    public static readonly RegionEndpoint APSoutheast1 = new RegionEndpoint();
    public static readonly RegionEndpoint APSoutheast2 = new RegionEndpoint();
    public static readonly RegionEndpoint CACentral1 = new RegionEndpoint();
    public static readonly RegionEndpoint CNNorth1 = new RegionEndpoint();
    public static readonly RegionEndpoint CNNorthWest1 = new RegionEndpoint();
    public static readonly RegionEndpoint EUCentral1 = new RegionEndpoint();
    public static readonly RegionEndpoint EUNorth1 = new RegionEndpoint();
    public static readonly RegionEndpoint EUSouth1 = new RegionEndpoint();
    public static readonly RegionEndpoint EUWest1 = new RegionEndpoint();
    public static readonly RegionEndpoint EUWest2 = new RegionEndpoint();
    public static readonly RegionEndpoint EUWest3 = new RegionEndpoint();
    public static readonly RegionEndpoint MESouth1 = new RegionEndpoint();
    public static readonly RegionEndpoint SAEast1 = new RegionEndpoint();
    public static readonly RegionEndpoint USEast1 = new RegionEndpoint();
    public static readonly RegionEndpoint USEast2 = new RegionEndpoint();
    public static readonly RegionEndpoint USGovCloudEast1 = new RegionEndpoint();
    public static readonly RegionEndpoint USGovCloudWest1 = new RegionEndpoint();
    public static readonly RegionEndpoint USWest1 = new RegionEndpoint();
    public static readonly RegionEndpoint USWest2 = new RegionEndpoint();

    public static IEnumerable<RegionEndpoint> EnumerableAllRegions => throw null;
    public static RegionEndpoint GetBySystemName(string systemName) => throw null;
    public string SystemName => throw null;
    public string DisplayName => throw null;
    public string PartitionName => throw null;
    public override string ToString() => throw null;
}
