using Amazon.Lambda;
using Amazon.Lambda.Model;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>The function that knows what a product costs.</summary>
public sealed class PriceFunction(IAmazonLambda lambda)
{
    /// <summary>The price of a product.</summary>
    public async Task<PriceChanged> GetAsync(string productId, CancellationToken cancellationToken)
    {
        var request = new InvokeRequest { FunctionName = "prices", Payload = OrderJson.Write(productId) };
        var response = await lambda.InvokeAsync(request, cancellationToken);
        return OrderJson.Read<PriceChanged>(response.Payload);
    }

    /// <summary>The price of a product for one customer.</summary>
    /// <exception cref="InvalidOperationException">The function failed.</exception>
    public async Task<PriceChanged> GetForAsync(string productId, string email, CancellationToken cancellationToken)
    {
        var request = new InvokeRequest { FunctionName = "prices", Payload = OrderJson.Write(new { productId, email }) };
        var response = await lambda.InvokeAsync(request, cancellationToken);
        return response.FunctionError is { } error
            ? throw new InvalidOperationException("The price is not known: " + error)
            : OrderJson.Read<PriceChanged>(response.Payload);
    }
}
