#include "model/datain/webannotationimport.h"

#include "model/datain/ownvalues.h"
#include "model/exchange/packrows.h"
#include "model/store/statement.h"
#include "model/text/normalise.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSet>

#include <map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// The schema's names of what a citation can support.
const char *ownerOf(const QString &record)
{
    for (const char *owner : {"incident", "claim", "attribution", "report", "link", "assessment"}) {
        if (record == QLatin1String(owner))
            return owner;
    }
    return nullptr;
}

QJsonObject selectorOf(const QJsonValue &target, QLatin1String type)
{
    for (const QJsonValue &selector : target["selector"_L1].toArray()) {
        if (selector["type"_L1].toString() == type)
            return selector.toObject();
    }
    return {};
}

// A position that is no whole number becomes −1, which the schema refuses.
Value position(const QJsonObject &selector, QLatin1String end)
{
    return Value(selector.value(end).toInteger(-1));
}

Result<Values> citationIn(const QJsonValue &item)
{
    const QJsonValue body = item["body"_L1];
    const QJsonValue target = item["target"_L1];
    const QString urn = item["id"_L1].toString();
    const qint64 id = ownKey(urn.section(u':', -1));
    if (!urn.startsWith(u"urn:sourceline:citation:"_s) || id == 0)
        return Error{u"its id is no citation of Sourceline’s"_s};
    const char *owner = ownerOf(body["sl:record"_L1].toString());
    const qint64 record = ownKey(body["sl:key"_L1].toString());
    const qint64 document = ownKey(target["sl:document"_L1].toString());
    if (!owner || record == 0 || document == 0)
        return Error{u"it does not say which record or document it is about"_s};
    const QJsonObject range = selectorOf(target, "TextPositionSelector"_L1);
    if (range.isEmpty())
        return Error{u"it has no position"_s};
    const QString sha256 = target["sl:sha256"_L1].toString();
    const QJsonObject quote = selectorOf(target, "TextQuoteSelector"_L1);
    if (!quote.isEmpty() && sha256Hex(quote.value("exact"_L1).toString()) != sha256)
        return Error{u"its quotation is not what its SHA-256 says"_s};
    Values values{{"id", Value(id)},
                  {"document", Value(document)},
                  {"start", position(range, "start"_L1)},
                  {"end", position(range, "end"_L1)},
                  {"sha256", Value(sha256)}};
    if (const QJsonObject phrase = target["sl:phrase"_L1].toObject(); !phrase.isEmpty()) {
        values.push_back({"phrase_start", position(phrase, "start"_L1)});
        values.push_back({"phrase_end", position(phrase, "end"_L1)});
    }
    values.push_back({owner, Value(record)});
    return values;
}

} // namespace

Result<Pack> readWebAnnotation(const QByteArray &json, const QString &fileName)
{
    const auto problem = [&fileName](const QString &what) {
        return Error{u"%1: %2; nothing was imported."_s.arg(fileName, what)};
    };
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return problem(
            u"this is not valid JSON (%1 at byte %2)"_s.arg(error.errorString()).arg(error.offset));
    if (object.value("type"_L1).toString() != "AnnotationCollection"_L1)
        return problem(u"this is no collection of annotations"_s);
    Pack pack;
    pack.fileName = fileName;
    pack.title = u"Citations"_s;
    Pack::Table citations{"citation", {}, true};
    QSet<qint64> keys;
    qint64 number = 0;
    for (const QJsonValue &item : object.value("first"_L1).toObject().value("items"_L1).toArray()) {
        ++number;
        auto values = citationIn(item);
        if (!values)
            return problem(u"annotation %1: %2"_s.arg(number).arg(values.error().message));
        const qint64 key = std::get<qint64>(values->front().value);
        if (keys.contains(key))
            return problem(u"annotation %1 stands twice"_s.arg(number));
        keys.insert(key);
        citations.rows.push_back({0, *std::move(values)});
    }
    pack.tables.push_back(std::move(citations));
    if (const auto allowed = checkPackRows(pack); !allowed)
        return allowed.error();
    return pack;
}

Result<std::vector<UnplacedCitation>> leaveOutUnplaced(sqlite3 *database, Pack &pack)
{
    std::map<QByteArray, Statement> exists;
    std::vector<UnplacedCitation> leftOut;
    for (Pack::Table &citations : pack.tables) {
        std::vector<Pack::Row> placed;
        for (size_t i = 0; i < citations.rows.size(); ++i) {
            QString missing;
            for (const auto &[column, value] : citations.rows[i].values) {
                const QByteArray name = column;
                const auto *key = std::get_if<qint64>(&value);
                if (!key || (name != "document" && !ownerOf(QString::fromUtf8(name))))
                    continue;
                auto found = exists.find(name);
                if (found == exists.end()) {
                    const QByteArray sql = "SELECT 1 FROM " + name + " WHERE id = ?1";
                    found = exists.emplace(name, Statement(database, sql.constData())).first;
                }
                found->second.reset();
                found->second.bind(1, *key);
                if (found->second.next())
                    continue;
                if (found->second.failed())
                    return found->second.error();
                missing =
                    name == "document"
                        ? u"its document is not here"_s
                        : u"the %1 that it is about is not here"_s.arg(QString::fromUtf8(name));
                break;
            }
            if (missing.isEmpty())
                placed.push_back(std::move(citations.rows[i]));
            else
                leftOut.push_back({qint64(i) + 1, missing});
        }
        citations.rows = std::move(placed);
    }
    return leftOut;
}

QString leftOutWords(const std::vector<UnplacedCitation> &leftOut)
{
    if (leftOut.empty())
        return {};
    return (leftOut.size() == 1 ? u"1 citation, whose record or document is"_s
                                : QLocale::c().toString(qlonglong(leftOut.size()))
                                      + u" citations, whose record or document is"_s)
           + u" not here (a pack brings those too)"_s;
}

} // namespace sourceline
