using System.Globalization;
using System.Text;
using System.Xml;

namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>
/// AWS Query: input as form fields whose names are paths (<c>Attributes.entry.1.key</c>), output as XML.
/// </summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</remarks>
/// <param name="service">Which service speaks it.</param>
/// <param name="xmlNamespace">Namespace of its replies.</param>
internal sealed class QueryProtocol(WireService service, string xmlNamespace) : WireProtocol
{
    // Deeper than any operation goes, and no more than a thread's stack can take.
    private const int MaxDepth = 32;

    private static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true,
        Encoding = new UTF8Encoding(false),
        CheckCharacters = false,
    };

    public override WireRequest Read(HttpCall call)
    {
        var root = new FieldTree();
        string? action = null;
        foreach (var (name, value) in FormFields.Read(call.Method == "GET" ? call.Query : Encoding.UTF8.GetString(call.Body)))
        {
            switch (name)
            {
                case "Action":
                    action = value;
                    break;
                case "Version":
                    break;
                default:
                    var path = name.Split('.');
                    root.Add(path.Length <= MaxDepth ? path : throw Malformed("Too many parts: " + name), 0, value);
                    break;
            }
        }

        if (string.IsNullOrEmpty(action))
        {
            throw new WireFault(WireErrors.MissingAction());
        }

        return new WireRequest(service, action, root.ToStructure());
    }

    public override HttpReply Write(string? operation, WireReply reply, string requestId)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Settings))
        {
            if (reply.Error is { } error)
            {
                writer.WriteStartElement("ErrorResponse", xmlNamespace);
                writer.WriteStartElement("Error", xmlNamespace);
                Element(writer, "Type", error.IsSenderFault ? "Sender" : "Receiver");
                Element(writer, "Code", error.Code);
                Element(writer, "Message", error.Message);
                writer.WriteEndElement();
                Element(writer, "RequestId", requestId);
            }
            else
            {
                writer.WriteStartElement(operation + "Response", xmlNamespace);
                if (reply.Members is { } members)
                {
                    writer.WriteStartElement(operation + "Result", xmlNamespace);
                    WriteMembers(writer, members);
                    writer.WriteEndElement();
                }

                writer.WriteStartElement("ResponseMetadata", xmlNamespace);
                Element(writer, "RequestId", requestId);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return new HttpReply(reply.Status, "text/xml", buffer.ToArray(), [new("x-amzn-RequestId", requestId)]);
    }

    private static WireFault Malformed(string message) => new(new("MalformedInput", message));

    private void Element(XmlWriter writer, string name, string text) => writer.WriteElementString(name, xmlNamespace, text);

    private void WriteMembers(XmlWriter writer, WireStructure structure)
    {
        foreach (var (name, value) in structure.Members)
        {
            writer.WriteStartElement(name, xmlNamespace);
            WriteValue(writer, value);
            writer.WriteEndElement();
        }
    }

    private void WriteValue(XmlWriter writer, WireValue value)
    {
        switch (value)
        {
            case WireText text:
                writer.WriteString(text.Value);
                break;
            case WireNumber number:
                writer.WriteString(number.Literal);
                break;
            case WireBoolean boolean:
                writer.WriteString(boolean.Value ? "true" : "false");
                break;
            case WireList list:
                foreach (var item in list.Items)
                {
                    writer.WriteStartElement("member", xmlNamespace);
                    WriteValue(writer, item);
                    writer.WriteEndElement();
                }

                break;
            case WireStructure { IsMap: true } map:
                foreach (var (key, entry) in map.Members)
                {
                    writer.WriteStartElement("entry", xmlNamespace);
                    Element(writer, "key", key);
                    writer.WriteStartElement("value", xmlNamespace);
                    WriteValue(writer, entry);
                    writer.WriteEndElement();
                    writer.WriteEndElement();
                }

                break;
            case WireStructure structure:
                WriteMembers(writer, structure);
                break;
        }
    }

    /// <summary>Fields put together by the paths that their names are.</summary>
    private sealed class FieldTree
    {
        private readonly List<KeyValuePair<string, FieldTree>> children = [];
        private string? value;

        public void Add(string[] path, int depth, string text)
        {
            if (depth == path.Length)
            {
                value = text;
                return;
            }

            Child(path[depth]).Add(path, depth + 1, text);
        }

        public WireStructure ToStructure()
        {
            var result = new WireStructure();
            foreach (var (name, child) in children)
            {
                result.With(name, child.ToValue());
            }

            return result;
        }

        private FieldTree Child(string name)
        {
            foreach (var (key, child) in children)
            {
                if (key == name)
                {
                    return child;
                }
            }

            var added = new FieldTree();
            children.Add(new(name, added));
            return added;
        }

        private WireValue ToValue()
        {
            if (children.Count == 0)
            {
                return new WireText(value ?? "", untyped: true);
            }

            return children[0].Key switch
            {
                "member" => new WireList([.. children[0].Value.InOrder().Select(child => child.ToValue())]),
                "entry" => ToMap(children[0].Value.InOrder()),
                _ => ToStructure(),
            };
        }

        // Names are numbers from 1; an index that is none, as one that is missing, makes the request malformed.
        private IEnumerable<FieldTree> InOrder() => children
            .Select(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? (Index: index, child.Value)
                : throw Malformed("Index of a list member is not a number: " + child.Key))
            .OrderBy(child => child.Index)
            .Select(child => child.Value);

        private static WireStructure ToMap(IEnumerable<FieldTree> entries)
        {
            var map = new WireStructure(isMap: true);
            foreach (var entry in entries)
            {
                var fields = entry.ToStructure();
                if ((fields.Text("key") ?? fields.Text("Name")) is { } key)
                {
                    map.With(key, fields["value"] ?? fields["Value"] ?? "");
                }
            }

            return map;
        }
    }
}
