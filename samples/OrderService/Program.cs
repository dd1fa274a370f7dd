using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrderService;
using OrderService.Polling;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddOrderService(builder.Configuration);

if (args is ["drain"])
{
    using var tool = builder.Build();
    var count = await tool.Services.GetRequiredService<DeadLetterDrain>().RunAsync(Console.Out, CancellationToken.None);
    Console.Error.WriteLine($"{count} messages taken out");
    return;
}

builder.Services.AddHostedService<OrderPoller>();
builder.Services.AddHostedService<ReturnsPoller>();
builder.Services.AddHostedService<StockPoller>();
builder.Services.AddHostedService<InvoicePoller>();
builder.Services.AddHostedService<NotificationPoller>();
builder.Services.AddHostedService<AuditPoller>();
await builder.Build().RunAsync();
