using OrderService.Contracts;

namespace OrderService.Reporting;

/// <summary>How many pieces of each product are in the warehouse.</summary>
public sealed class StockLevels
{
    private readonly Dictionary<string, int> _levels = [];

    /// <summary>The pieces of one product.</summary>
    public int this[string productId] => _levels.GetValueOrDefault(productId);

    /// <summary>Applies a change.</summary>
    /// <exception cref="InvalidOperationException">More would go out than there is.</exception>
    public void Apply(StockAdjusted adjustment)
    {
        var level = this[adjustment.ProductId] + (adjustment.Inbound ? adjustment.Quantity : -adjustment.Quantity);
        if (level < 0)
        {
            throw new InvalidOperationException($"{adjustment.ProductId}: only {this[adjustment.ProductId]} left");
        }

        _levels[adjustment.ProductId] = level;
    }
}
