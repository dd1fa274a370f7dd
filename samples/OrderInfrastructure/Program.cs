using Amazon.CDK;
using OrderInfrastructure;

var app = new App();
var deadLetters = new DeadLetterStack(app, "ShopDeadLetters");
var orders = new OrdersStack(app, "ShopOrders", new OrdersStackProps { DeadLetters = deadLetters.Orders });
new FulfilmentStack(app, "ShopFulfilment", orders);
new ReturnsStack(app, "ShopReturns");
new MailStack(app, "ShopMail");
new StreamsStack(app, "ShopStreams");
new EventsStack(app, "ShopEvents");
new BillingStack(app, "ShopBilling");
new NotificationStack(app, "ShopNotifications");
new ClicksStack(app, "ShopClicks", deadLetters.Orders);
new AuditStack(app, "ShopAudit", deadLetters.Orders);
app.Synth();
