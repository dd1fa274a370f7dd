using Amazon.Lambda.Core;

namespace OrderInfrastructure.Functions;

/// <summary>Reminds customers of baskets that they left.</summary>
public class RemindersFunction
{
    public async Task FunctionHandler(Stream input, ILambdaContext context)
    {
        foreach (var basket in Directory.EnumerateFiles("/mnt/baskets"))
        {
            await File.WriteAllTextAsync($"/mnt/mail/{Path.GetFileName(basket)}.eml", "Your basket is waiting.");
        }
    }
}
