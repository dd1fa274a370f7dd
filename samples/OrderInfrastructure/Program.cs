using Amazon.CDK;
using OrderInfrastructure;

var app = new App();
var deadLetters = new DeadLetterStack(app, "ShopDeadLetters");
var orders = new OrdersStack(app, "ShopOrders", new OrdersStackProps { DeadLetters = deadLetters.Orders });
new FulfilmentStack(app, "ShopFulfilment", orders);
new ReportsStack(app, "ShopReports");
new ReturnsStack(app, "ShopReturns");
app.Synth();
