using System.Text;

namespace AwsMessaging.Try;

/// <summary>The program behind try.cs: reads the arguments and picks what to do.</summary>
public static class TryApp
{
    private const string Help = """
        Shows what the analyzers find, with the package as a user would get it.

        dotnet run try.cs               Packs the analyzers, builds scratch copies of samples/OrderService and samples/OrderInfrastructure
                                        with the package, prints what it finds, applies the fixes to the copies, shows the differences
                                        and builds again.
        dotnet run try.cs -- PATH       Prints what the package finds in another project (.csproj), solution (.sln, .slnx) or in the
                                        folder of one. No file in there is changed: everything the build writes goes to a temporary folder.
        dotnet run try.cs -- explain ID Prints the run of the model in which the mistake of a rule (AWSM3001) does harm, the run after the
                                        fix, and what was shown of it. Without an ID, lists what there is.
        dotnet run try.cs -- --help     This text.

        Exit codes: 0 done (with PATH however many findings there are; for the samples only when none is left after the fixes),
        1 it could not be done or findings are left in a sample, 2 wrong arguments, 130 stopped with Ctrl+C.
        """;

    /// <summary>Does what the arguments say.</summary>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args, Repository repository)
    {
        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler onCancel = (_, e) =>
        {
            e.Cancel = true; // so that the scratch folder is deleted on the way out
            stop.Cancel();
        };
        Console.CancelKeyPress += onCancel;

        Console.OutputEncoding = Encoding.UTF8; // for the lines and arrows of explain, on Windows too
        var terminal = new Terminal(Console.Out, Terminal.CanColour, Terminal.ConsoleWidth);
        try
        {
            switch (args)
            {
                case []:
                    return await SampleRun.RunAllAsync(repository, terminal, stop.Token);
                case ["-h" or "--help" or "-?"]:
                    terminal.Line(Help);
                    return 0;
                case ["explain", var rule]:
                    return new ExplainRun(repository, terminal).Run(rule);
                case ["explain"]:
                    return new ExplainRun(repository, terminal).List();
                case ["explain", ..]:
                    throw new Problem("explain takes one id of a rule or scenario, such as AWSM3001; explain alone lists them",
                        exitCode: 2);
                case [['-', ..] option, ..]:
                    throw new Problem($"{option} is not an option of try.cs, see: dotnet run try.cs -- --help", exitCode: 2);
                case [var path]:
                    return await new ReportRun(repository, terminal).RunAsync(Target.At(path), stop.Token);
                default:
                    throw new Problem("try.cs takes one path at most, see: dotnet run try.cs -- --help", exitCode: 2);
            }
        }
        catch (Problem problem)
        {
            await Console.Error.WriteLineAsync("try.cs: " + problem.Message);
            return problem.ExitCode;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("try.cs: stopped.");
            return 130;
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }
}
