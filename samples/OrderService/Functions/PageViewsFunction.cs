using Amazon.Lambda.Core;
using Amazon.Lambda.KinesisEvents;
using OrderService.Reporting;

namespace OrderService.Functions;

/// <summary>Counts page views.</summary>
public class PageViewsFunction(PageViewCounter counter)
{
    public PageViewsFunction() : this(new PageViewCounter())
    {
    }

    public async Task FunctionHandler(KinesisEvent kinesisEvent, ILambdaContext context)
    {
        await counter.CountAsync(kinesisEvent);
        context.Logger.LogInformation($"{counter.Total} page views so far");
    }
}
