using Amazon.CDK;
using OrderInfrastructure;

var app = new App();
var deadLetters = new DeadLetterStack(app, "ShopDeadLetters");
var orders = new OrdersStack(app, "ShopOrders", new OrdersStackProps { DeadLetters = deadLetters.Orders });
new FulfilmentStack(app, "ShopFulfilment", orders);
new ShippingStack(app, "ShopShipping", deadLetters.Orders);
new ApprovalStack(app, "ShopApproval", "arn:aws:sns:eu-west-1:111122223333:approvals");
new BridgeStack(app, "ShopBridge", new BridgeStackProps
{
    DeadLetters = deadLetters.Orders,
    AccountingArn = "arn:aws:sqs:eu-west-1:111122223333:accounting.fifo",
});
new ReportsStack(app, "ShopReports");
new ReturnsStack(app, "ShopReturns");
new MailStack(app, "ShopMail");
new StreamsStack(app, "ShopStreams");
new EventsStack(app, "ShopEvents");
new BillingStack(app, "ShopBilling");
new NotificationStack(app, "ShopNotifications");
new ClicksStack(app, "ShopClicks", deadLetters.Orders);
new AuditStack(app, "ShopAudit", deadLetters.Orders);
new WarehouseStack(app, "ShopWarehouse", deadLetters.Orders);
new ParcelsStack(app, "ShopParcels", deadLetters.Orders);
app.Synth();
