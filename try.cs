#!/usr/bin/env dotnet
#:project tools/Try/AwsMessaging.Try.csproj
#:property PublishAot=false

// dotnet run try.cs              packs the analyzers, lets them find and repair the mistakes in samples/
// dotnet run try.cs -- PATH      reports on another project, solution or folder, and changes nothing there
// dotnet run try.cs -- explain ID  prints the runs that show what the mistake of a rule does
// dotnet run try.cs -- --help

using AwsMessaging.Try;

return await TryApp.RunAsync(args, Repository.Containing(AppContext.GetData("EntryPointFileDirectoryPath") as string));
