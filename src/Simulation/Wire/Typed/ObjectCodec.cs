using System.Collections;
using System.Globalization;
using System.Reflection;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Typed;

/// <summary>
/// Requests and responses of an SDK as values of the wire. Properties have the names of the members that they stand for, but for the case
/// of the first letter in some services.
/// </summary>
/// <param name="isCamelCase">Whether members begin with a small letter on the wire.</param>
internal sealed class ObjectCodec(bool isCamelCase)
{
    /// <summary>A request's members: its properties that are not null.</summary>
    public WireStructure Read(object request)
    {
        var structure = new WireStructure();
        foreach (var property in PropertiesOf(request.GetType()))
        {
            if (property is { CanRead: true, CanWrite: true } && property.GetValue(request) is { } value)
            {
                structure.With(MemberOf(property.Name), ReadValue(value));
            }
        }

        return structure;
    }

    /// <summary>The name on the wire of a property or parameter.</summary>
    public string MemberOf(string name) => (isCamelCase ? char.ToLowerInvariant(name[0]) : char.ToUpperInvariant(name[0])) + name[1..];

    /// <summary>An argument as a value.</summary>
    public WireValue ReadValue(object value) => value switch
    {
        string text => text,
        bool boolean => boolean,
        DateTime time => WireNumber.Time(new DateTimeOffset(time.ToUniversalTime()).ToUnixTimeMilliseconds()),
        MemoryStream bytes => Convert.ToBase64String(bytes.ToArray()),
        IDictionary map => ReadMap(map),
        IEnumerable list => new WireList([.. list.Cast<object>().Select(ReadValue)]),
        _ when IsNumber(value.GetType()) => new WireNumber(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        _ when IsConstant(value.GetType()) => value.ToString()!,
        _ => Read(value),
    };

    /// <summary>Fills a response. What the reply leaves out stays as the response has it: null, for collections too.</summary>
    public void Write(WireStructure members, object response)
    {
        foreach (var property in PropertiesOf(response.GetType()))
        {
            if (property.CanWrite && members[MemberOf(property.Name)] is { } value)
            {
                property.SetValue(response, ToObject(value, property.PropertyType));
            }
        }
    }

    // Not those of the base classes, which all requests or responses have.
    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.DeclaringType!.Name is not ("AmazonWebServiceRequest" or "AmazonWebServiceResponse")
                && property.GetIndexParameters().Length == 0);

    /// <summary>Whether a type is an enumeration as the SDK has them: a class with a text.</summary>
    private static bool IsConstant(Type type) => type.BaseType?.Name == "ConstantClass";

    private static bool IsNumber(Type type) =>
        type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(float);

    private WireStructure ReadMap(IDictionary map)
    {
        var structure = new WireStructure(isMap: true);
        foreach (DictionaryEntry entry in map)
        {
            if (entry.Value is { } value)
            {
                structure.With((string)entry.Key, ReadValue(value));
            }
        }

        return structure;
    }

    private object ToObject(WireValue value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        switch (value)
        {
            case WireText text when type == typeof(string):
                return text.Value;
            case WireText text when type == typeof(MemoryStream):
                return new MemoryStream(Convert.FromBase64String(text.Value));
            case WireText text when IsConstant(type):
                return Activator.CreateInstance(type, text.Value)!;
            case WireNumber number when type == typeof(DateTime):
                return DateTime.UnixEpoch.AddMilliseconds((double)(decimal.Parse(number.Literal, CultureInfo.InvariantCulture) * 1000));
            case WireNumber number when IsNumber(type):
                return Convert.ChangeType(decimal.Parse(number.Literal, CultureInfo.InvariantCulture), type, CultureInfo.InvariantCulture);
            case WireBoolean boolean when type == typeof(bool):
                return boolean.Value;
            case WireList list when type.IsGenericType && Activator.CreateInstance(type) is IList items:
                foreach (var item in list.Items)
                {
                    items.Add(ToObject(item, type.GetGenericArguments()[0]));
                }

                return items;
            case WireStructure map when type.IsGenericType && Activator.CreateInstance(type) is IDictionary entries:
                foreach (var (key, entry) in map.Members)
                {
                    entries.Add(key, ToObject(entry, type.GetGenericArguments()[1]));
                }

                return entries;
            case WireStructure structure:
                var instance = Activator.CreateInstance(type)!;
                Write(structure, instance);
                return instance;
            default:
                throw new InvalidOperationException($"The model answers with {value.Token} where the SDK has {type}.");
        }
    }
}
