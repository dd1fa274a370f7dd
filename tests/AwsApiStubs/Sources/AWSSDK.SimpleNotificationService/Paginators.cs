using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public interface ISimpleNotificationServicePaginatorFactory
{
    IListSubscriptionsPaginator ListSubscriptions(ListSubscriptionsRequest request);
    IListSubscriptionsByTopicPaginator ListSubscriptionsByTopic(ListSubscriptionsByTopicRequest request);
    IListTopicsPaginator ListTopics(ListTopicsRequest request);
}

public interface IListSubscriptionsPaginator
{
    IPaginatedEnumerable<ListSubscriptionsResponse> Responses { get; }
    IPaginatedEnumerable<Subscription> Subscriptions { get; }
}

public interface IListSubscriptionsByTopicPaginator
{
    IPaginatedEnumerable<ListSubscriptionsByTopicResponse> Responses { get; }
    IPaginatedEnumerable<Subscription> Subscriptions { get; }
}

public interface IListTopicsPaginator
{
    IPaginatedEnumerable<ListTopicsResponse> Responses { get; }
    IPaginatedEnumerable<Topic> Topics { get; }
}
