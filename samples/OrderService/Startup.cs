using Amazon.EventBridge;
using Amazon.Kinesis;
using Amazon.Lambda;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderService.Checkout;
using OrderService.Contracts;
using OrderService.Data;
using OrderService.Polling;
using OrderService.Producers;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace OrderService;

/// <summary>What the host and the functions share.</summary>
public static class Startup
{
    private static readonly Lazy<IServiceProvider> LazyServices = new(() =>
        new ServiceCollection()
            .AddLogging(logging => logging.AddConsole())
            .AddOrderService(new ConfigurationBuilder().AddEnvironmentVariables().Build())
            .BuildServiceProvider());

    /// <summary>The services of a function, built once per execution environment.</summary>
    public static IServiceProvider Services => LazyServices.Value;

    /// <summary>Registers everything but the pollers.</summary>
    public static IServiceCollection AddOrderService(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ServiceOptions>().Bind(configuration.GetSection("Messaging"));
        services.AddOptions<PollingOptions>().Bind(configuration.GetSection("Polling"));
        services.AddDbContext<OrdersContext>(db => db.UseSqlite(configuration.GetConnectionString("Orders") ?? "Data Source=orders.db"));

        services.AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient());
        services.AddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient());
        services.AddSingleton<IAmazonEventBridge>(_ => new AmazonEventBridgeClient());
        services.AddSingleton<IAmazonKinesis>(_ => new AmazonKinesisClient());
        services.AddSingleton<IAmazonLambda>(_ => new AmazonLambdaClient());

        services.AddSingleton<AuditTrail>();
        services.AddSingleton<FulfilmentQueue>();
        services.AddSingleton<InvoiceQueue>();
        services.AddSingleton<LedgerTopic>();
        services.AddSingleton<NewsletterQueue>();
        services.AddSingleton<NotificationQueue>();
        services.AddSingleton<OrderStream>();
        services.AddSingleton<OrderTopic>();
        services.AddSingleton<ShopEvents>();
        services.AddSingleton<StockAlerts>();
        services.AddSingleton<StockExport>();
        services.AddScoped<CheckoutService>();
        services.AddScoped<CancellationService>();
        services.AddSingleton<DeadLetterDrain>();
        return services;
    }
}
