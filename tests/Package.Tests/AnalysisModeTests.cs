using AwsMessaging.Package.Tests.Infrastructure;

namespace AwsMessaging.Package.Tests;

/// <summary>The property AwsMessagingAnalysisMode, and who wins when others say something too.</summary>
public sealed class AnalysisModeTests(PackedPackage package, AnalysisModeTests.RestoredShop shop) : IClassFixture<AnalysisModeTests.RestoredShop>
{
    [Fact]
    public async Task Each_mode_reports_what_it_promises()
    {
        shop.Configure(editorConfig: "", globalConfig: "");
        await AssertReportsAsync("None", errors: [], warnings: []);
        await AssertReportsAsync("Minimum", errors: Shop.Errors, warnings: []);
        await AssertReportsAsync("Default", errors: Shop.Errors, warnings: Shop.Warnings);
        await AssertReportsAsync("Recommended", errors: Shop.Errors, warnings: Shop.Warnings);
        await AssertReportsAsync("All", errors: Shop.Errors, warnings: Shop.Warnings);
    }

    [Fact]
    public async Task A_mode_hands_its_preset_to_the_compiler_however_it_is_spelled()
    {
        string[] spellings = ["none", "MINIMUM", "default", "reCommended", "aLL", ""];
        // Not *.proj: the other tests build the folder, which must hold one project.
        shop.Consumer.Write("Modes.xml", $"""
            <Project>
              <Target Name="List">
                {string.Concat(spellings.Select(mode => $"""
                  <MSBuild Projects="{Shop.Project}" Targets="ListConfigFiles" Properties="AwsMessagingAnalysisMode={mode}">
                    <Output TaskParameter="TargetOutputs" ItemName="Preset{mode}" />
                  </MSBuild>
                  <Message Importance="high" Text="[{mode}]@(Preset{mode})" />
                  """))}
              </Target>
            </Project>
            """);
        var output = (await shop.Consumer.DotnetAsync("msbuild", "Modes.xml", "-nologo")).MustSucceed().Output;

        var presets = output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith('[')).Select(line => line[1..].Split(']')).ToDictionary(parts => parts[0], parts => parts[1]);
        Assert.Equal(spellings, presets.Keys);
        Assert.All(presets, preset =>
        {
            Assert.Equal($"AwsMessaging.{(preset.Key == "" ? "Default" : preset.Key)}.globalconfig", Path.GetFileName(preset.Value), ignoreCase: true);
            Assert.Contains(Path.GetFileName(preset.Value), Directory.GetFiles(Path.GetDirectoryName(preset.Value)!).Select(Path.GetFileName));
        });
    }

    [Fact]
    public async Task An_unknown_mode_is_one_error_that_names_the_known_ones()
    {
        shop.SetMode(package, "Recomended");
        var build = (await shop.Consumer.BuildAsync("--no-restore")).MustFail();

        var problem = Assert.Single(build.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal)).Distinct());
        Assert.Contains("error AWSM0002: AwsMessagingAnalysisMode is 'Recomended'; it must be None, Minimum, Default, Recommended or All.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_user_configures_wins_over_every_mode()
    {
        shop.Configure(editorConfig: "[*.cs]\ndotnet_diagnostic.AWSM2001.severity = error\n", globalConfig: "");
        await AssertReportsAsync("None", errors: ["AWSM2001"], warnings: []);
        await AssertReportsAsync("Minimum", errors: [.. Shop.Errors, "AWSM2001"], warnings: []);

        shop.Configure(editorConfig: "", globalConfig: "dotnet_diagnostic.AWSM1013.severity = none\ndotnet_diagnostic.AWSM1026.severity = error\n");
        await AssertReportsAsync("None", errors: ["AWSM1026"], warnings: []);
        await AssertReportsAsync("All", errors: ["AWSM1026"], warnings: [.. Shop.Warnings.Where(id => id != "AWSM1026")]);
    }

    [Fact]
    public async Task The_default_mode_leaves_bulk_settings_of_the_user_alone()
    {
        // A severity that a configuration file gives one rule beats any that is given to all rules, so the preset of the default mode must name no rule.
        shop.Configure(editorConfig: "[*.cs]\ndotnet_analyzer_diagnostic.severity = error\n", globalConfig: "");
        await AssertReportsAsync("Default", errors: [.. Shop.Errors, .. Shop.Warnings], warnings: []);
    }

    private async Task AssertReportsAsync(string mode, string[] errors, string[] warnings)
    {
        shop.SetMode(package, mode);
        var build = (await shop.Consumer.BuildAsync("--no-restore")).MustHaveRunAllAnalyzers();

        Assert.Equal((mode, string.Join(' ', errors)), (mode, string.Join(' ', BuildLog.Ids(build, "error").Where(IsOurs))));
        Assert.Equal((mode, string.Join(' ', warnings)), (mode, string.Join(' ', BuildLog.Ids(build, "warning").Where(IsOurs))));
    }

    private static bool IsOurs(string id) => id.StartsWith("AWSM", StringComparison.Ordinal);

    /// <summary>One restored project for all tests of the class; they run one after the other and each writes the whole configuration.</summary>
    public sealed class RestoredShop(PackedPackage package) : IAsyncLifetime
    {
        /// <summary>The project's folder.</summary>
        public Consumer Consumer { get; } = Shop.Create(package);

        /// <summary>Replaces the user's configuration files.</summary>
        public void Configure(string editorConfig, string globalConfig) =>
            Consumer.Write(".editorconfig", "root = true\n" + editorConfig).Write(".globalconfig", "is_global = true\n" + globalConfig);

        /// <summary>Sets the mode in the project file.</summary>
        public void SetMode(PackedPackage analyzers, string mode) =>
            Consumer.Write(Shop.Project, Shop.References(ProjectFile.Library().Analyzers(analyzers).Property("AwsMessagingAnalysisMode", mode)).ToString());

        /// <inheritdoc />
        public async ValueTask InitializeAsync()
        {
            Consumer.Write("Directory.Build.targets", """
                <Project>
                  <Target Name="ListConfigFiles" Returns="@(PackageConfigFile)">
                    <ItemGroup>
                      <PackageConfigFile Include="@(EditorConfigFiles)" Condition="$([System.String]::Copy('%(Filename)').StartsWith('AwsMessaging.'))" />
                    </ItemGroup>
                  </Target>
                </Project>
                """);
            (await Consumer.DotnetAsync("restore", "-v", "q")).MustSucceed();
        }

        /// <inheritdoc />
        public ValueTask DisposeAsync()
        {
            Consumer.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
