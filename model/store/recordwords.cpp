#include "model/store/recordwords.h"

#include "model/store/foreignkeys.h"
#include "model/store/statement.h"
#include "model/store/wording.h"
#include "model/text/edtf.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 60;

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > longestName ? QString(line.left(longestName - 1) + u'…') : line;
}

QString quotedText(const QString &text)
{
    return text.isEmpty() ? text : QString(u'“' + shortened(text) + u'”');
}

bool isFlag(const QByteArray &column)
{
    return column == "feeds" || column == "by_action" || column == "whom_joint"
           || column == "boilerplate";
}

QString joined(const QStringList &parts, const QString &by)
{
    QStringList some = parts;
    some.removeAll(QString());
    return some.join(by);
}

} // namespace

QString likelihoodWords(qint64 band)
{
    static const std::array words = {u"almost no chance (1–5%)"_s,
                                     u"very unlikely (5–20%)"_s,
                                     u"unlikely (20–45%)"_s,
                                     u"roughly even chance (45–55%)"_s,
                                     u"likely (55–80%)"_s,
                                     u"very likely (80–95%)"_s,
                                     u"almost certain (95–99%)"_s};
    return band >= 1 && band <= 7 ? words[size_t(band - 1)] : QString::number(band);
}

void RecordWords::know(const std::vector<FieldChange> &changes)
{
    for (const FieldChange &change : changes) {
        const bool gone = change.what == FieldChange::What::Removed;
        m_known[{change.table, change.id.value, change.other}][change.column] =
            gone ? change.before : change.after;
    }
}

const RecordWords::Row &RecordWords::row(const Key &key)
{
    const auto found = m_rows.find(key);
    if (found != m_rows.end())
        return found->second;
    Row read;
    if (const RecordedTable *table = recordedTable(std::get<0>(key))) {
        QByteArray sql =
            "SELECT * FROM " + table->name + " WHERE \"" + table->columns[0] + "\" = ?1";
        if (table->keyColumns > 1)
            sql += " AND \"" + table->columns[1] + "\" = ?2";
        Statement select(m_database, sql.constData());
        select.bind(1, std::get<1>(key));
        if (table->keyColumns > 1)
            select.bind(2, std::get<2>(key));
        if (select.next()) {
            for (int i = 0; i < select.columnCount() && i < table->columns.size(); ++i)
                read[table->columns[i]] = select.value(i);
        } else if (const auto known = m_known.find(key); known != m_known.end()) {
            read = known->second;
            read["(gone)"] = {};
        }
    }
    return m_rows[key] = std::move(read);
}

std::optional<Value>
RecordWords::present(const QByteArray &table, Id id, qint64 other, const QByteArray &column)
{
    const Row &now = row({table, id.value, other});
    if (now.empty() || now.contains("(gone)"))
        return {};
    const auto value = now.find(column);
    return value == now.end() ? Value() : value->second;
}

Id RecordWords::idOf(const Row &row, const char *column)
{
    const auto found = row.find(column);
    const auto *id = found == row.end() ? nullptr : std::get_if<qint64>(&found->second);
    return id ? Id{*id} : Id();
}

QString RecordWords::textOf(const Row &row, const char *column)
{
    const auto found = row.find(column);
    const auto *text = found == row.end() ? nullptr : std::get_if<QString>(&found->second);
    return text ? *text : QString();
}

QString RecordWords::incident(Id incident)
{
    const Row &own = row({"incident", incident.value, 0});
    if (own.empty())
        return u"incident %1"_s.arg(incident.toText());
    const QString place =
        textOf(row({"place", idOf(own, "place").value, 0}), "name").section(u',', 0, 0);
    const QString date = displayDate(textOf(own, "date_edtf"));
    return place.isEmpty() ? joined({shortened(textOf(own, "title")), date}, u", "_s)
                           : joined({place, date}, u", "_s);
}

QString RecordWords::named(const QByteArray &table, Id id)
{
    if (!id.isValid())
        return {};
    const Row &own = row({table, id.value, 0});
    if (table == "incident")
        return incident(id);
    if (own.empty())
        return tableInWords(table) + u' ' + id.toText();
    if (table == "statement") {
        const QString said = displayDate(textOf(own, "said_edtf"));
        const QString speaker = named("actor", idOf(own, "speaker"));
        return said.isEmpty() ? joined({speaker, quotedText(textOf(own, "gist"))}, u": "_s)
                              : joined({speaker, said}, u", "_s);
    }
    if (table == "term")
        return textOf(own, "code");
    if (table == "document")
        return quotedText(textOf(own, "title"));
    if (table == "codebook")
        return joined({textOf(own, "name"), textOf(own, "version")}, u" "_s);
    if (table == "decision")
        return textOf(own, "handle").isEmpty() ? quotedText(textOf(own, "question"))
                                               : textOf(own, "handle");
    const QString name = textOf(own, "name");
    return name.isEmpty() ? record(table, id) : name;
}

// Of a citation, note or basis: what it belongs to, as it follows “the”.
QString RecordWords::owner(const Row &own)
{
    static constexpr std::array owners = {"claim",
                                          "attribution",
                                          "report",
                                          "link",
                                          "actor_relation",
                                          "assessment",
                                          "annotation",
                                          "incident",
                                          "actor",
                                          "place",
                                          "statement",
                                          "document"};
    for (const char *table : owners) {
        if (const Id id = idOf(own, table); id.isValid())
            return record(table, id);
    }
    return u"casefile"_s;
}

QString RecordWords::aboutIncident(const QByteArray &table, const Row &own)
{
    const QString about = named("incident", idOf(own, "incident"));
    const QString speaker =
        named("actor", idOf(row({"statement", idOf(own, "statement").value, 0}), "speaker"));
    const QString by = speaker.isEmpty() ? QString() : QString(u"by "_s + speaker);
    if (table == "claim")
        return u"claim on "_s + about + u": "_s
               + joined({textOf(own, "field"), textOf(own, "measure"), by}, u", "_s);
    if (table == "attribution") {
        const QString actor = named("actor", idOf(own, "actor"));
        return u"attribution of "_s + about + u": "_s
               + joined({actor.isEmpty() ? u"nobody named"_s : actor, textOf(own, "stance"), by},
                        u", "_s);
    }
    if (table == "assessment") {
        const QString actor = named("actor", idOf(own, "actor"));
        return u"assessment of "_s + about + u": "_s
               + (actor.isEmpty() ? u"insufficient information"_s : actor);
    }
    if (table == "figure_override")
        return u"choice of "_s + joined({textOf(own, "field"), textOf(own, "measure")}, u", "_s)
               + u" for "_s + about;
    if (table == "incident_tag")
        return u"tag "_s + named("tag", idOf(own, "tag")) + u" on "_s + about;
    if (table == "decision_incident")
        return u"decision "_s + named("decision", idOf(own, "decision")) + u" about "_s + about;
    return {};
}

QString RecordWords::aboutOthers(const QByteArray &table, const Row &own)
{
    if (table == "link")
        return u"link: "_s + named("incident", idOf(own, "from_incident")) + u' '
               + textOf(own, "kind") + u' ' + named("incident", idOf(own, "to_incident"));
    if (table == "report")
        return u"report in "_s + named("document", idOf(own, "document")) + u" of "_s
               + named("statement", idOf(own, "statement"));
    if (table == "report_source")
        return u"source "_s + named("actor", idOf(own, "actor")) + u" of the "_s
               + record("report", idOf(own, "report"));
    if (table == "statement_co_speaker")
        return u"co-speaker "_s + named("actor", idOf(own, "actor")) + u" of "_s
               + named("statement", idOf(own, "statement"));
    if (table == "actor_relation")
        return u"relation: "_s + named("actor", idOf(own, "actor")) + u' ' + textOf(own, "kind")
               + u' ' + named("actor", idOf(own, "other"));
    if (table == "actor_name" || table == "place_name") {
        const QByteArray of = table.first(table.indexOf('_'));
        return u"name of "_s + named(of, idOf(own, of.constData())) + u": "_s + textOf(own, "name");
    }
    if (table == "citation")
        return u"sentence cited for the "_s + owner(own);
    if (table == "annotation")
        return u"note on the "_s + owner(own);
    if (table == "coding_basis")
        return u"rule or decision cited for the "_s + owner(own);
    if (table == "attribution_alternative")
        return u"alternative to the "_s + record("attribution", idOf(own, "attribution"));
    if (table == "assessment_alternative")
        return u"alternative "_s + named("actor", idOf(own, "actor")) + u" in the "_s
               + record("assessment", idOf(own, "assessment"));
    if (table.endsWith("_redirect"))
        return u"former "_s + tableInWords(table.first(table.indexOf('_'))) + u' '
               + textOf(own, "name");
    return {};
}

QString RecordWords::record(const QByteArray &table, Id id, qint64 other)
{
    const Row own = row({table, id.value, other});
    if (own.empty())
        return recordInWords(m_database, table, id, other);
    if (table == "codebook_rule")
        return u"rule %1 of %2"_s.arg(other).arg(named("codebook", id));
    for (const QString &words : {aboutIncident(table, own), aboutOthers(table, own)}) {
        if (!words.isEmpty())
            return words;
    }
    static const QByteArrayList plain = {"incident",
                                         "actor",
                                         "place",
                                         "statement",
                                         "document",
                                         "decision",
                                         "codebook",
                                         "tag",
                                         "view",
                                         "frozen_view",
                                         "term"};
    return plain.contains(table) ? QString(tableInWords(table) + u' ' + named(table, id))
                                 : recordInWords(m_database, table, id, other);
}

QString RecordWords::field(const QByteArray &table, const QByteArray &column)
{
    static const std::map<QByteArray, QString> words = {
        {"date_edtf", u"date"_s},
        {"said_edtf", u"said"_s},
        {"published_edtf", u"published"_s},
        {"resolved_edtf", u"date it resolves to"_s},
        {"during_edtf", u"during"_s},
        {"whom_name", u"whom"_s},
        {"whom_joint", u"several groups jointly"_s},
        {"feeds", u"feeds the figures"_s},
        {"superseded_by", u"superseded by"_s},
        {"by_action", u"by action, not words"_s},
        {"from_incident", u"from"_s},
        {"to_incident", u"to"_s},
        {"merged", u"merged into it"_s},
        {"made_by", u"by"_s},
        {"made_at", u"at"_s},
        {"name", table == "document" ? u"title"_s : u"name"_s}};
    const auto found = words.find(column);
    return found == words.end() ? tableInWords(column) : found->second;
}

QByteArray RecordWords::targetOf(const QByteArray &table, const QByteArray &column)
{
    if (m_targets.empty()) {
        for (const ForeignKey &key : foreignKeys(m_database))
            m_targets[{key.child, key.column}] = key.parent;
    }
    const auto target = m_targets.find({table, column});
    return target == m_targets.end() ? QByteArray() : target->second;
}

// What was merged into a record is kept as keys and numbers: a number says nothing to anybody.
QString RecordWords::formerly(const QByteArray &table, const QString &merged)
{
    QStringList parts;
    for (const QString &part : merged.split(u"; "_s)) {
        const Id id = Id::fromText(part);
        parts += id.isValid() ? record(table, id) : part;
    }
    return parts.join(u"; "_s);
}

QString RecordWords::value(const QByteArray &table, const QByteArray &column, const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value); text && column == "merged")
        return formerly(table, *text);
    if (const auto *text = std::get_if<QString>(&value))
        return column.endsWith("_edtf") && !text->isEmpty() ? displayDate(*text) : *text;
    const auto *number = std::get_if<qint64>(&value);
    if (!number)
        return value == Value() ? QString() : valueInWords(value);
    if (const QByteArray target = targetOf(table, column); !target.isEmpty())
        return named(target, Id{*number});
    if (isFlag(column))
        return *number ? u"yes"_s : u"no"_s;
    if (column == "likelihood")
        return likelihoodWords(*number);
    if (column == "made_at")
        return QDateTime::fromMSecsSinceEpoch(*number).toString(u"d MMM yyyy hh:mm"_s);
    return QString::number(*number);
}

} // namespace sourceline
