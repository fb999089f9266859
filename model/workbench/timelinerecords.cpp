#include "model/workbench/timelinerecords.h"

#include "model/store/statement.h"
#include "model/text/edtf.h"

#include <QHash>
#include <QTimeZone>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> readLinks(sqlite3 *database, std::vector<TimelineLink> &links)
{
    Statement row(database,
                  "SELECT kind, from_incident, to_incident, basis FROM link WHERE kind IN "
                  "('retaliation for', 'reaction to') ORDER BY id");
    while (row.next()) {
        const QString basis = row.text(3);
        links.push_back({row.utf8View(0) == "retaliation for" ? TimelineLink::Kind::Retaliation
                                                              : TimelineLink::Kind::Reaction,
                         row.id(2),
                         row.id(1),
                         basis == u"stated",
                         basis});
    }
    if (row.failed())
        return row.error();
    return {};
}

// A time in words (`night`) names no minute.
Result<std::shared_ptr<const LocalTimes>> readLocalTimes(sqlite3 *database)
{
    auto times = std::make_shared<LocalTimes>();
    Statement row(database,
                  "SELECT id, date_edtf, time_local, zone FROM incident WHERE time_local GLOB "
                  "'[0-2][0-9]:[0-5][0-9]' AND date_edtf GLOB "
                  "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' ORDER BY id");
    while (row.next()) {
        const QString zone = row.text(3);
        const auto span = parseEdtf(row.text(1) + u'T' + row.text(2),
                                    zone.isEmpty() ? QTimeZone() : QTimeZone(zone.toUtf8()));
        if (!span || !span->earliest)
            continue;
        times->ids.push_back(row.id(0));
        times->minutes.push_back(*span->earliest);
    }
    if (row.failed())
        return row.error();
    times->ids.shrink_to_fit();
    times->minutes.shrink_to_fit();
    return std::shared_ptr<const LocalTimes>(std::move(times));
}

} // namespace

Result<TimelineRecords> readTimelineRecords(sqlite3 *database)
{
    TimelineRecords records;
    if (const Result<void> read = readLinks(database, records.links); !read)
        return read.error();
    auto times = readLocalTimes(database);
    if (!times)
        return times.error();
    records.times = *std::move(times);
    Statement row(database,
                  "SELECT d.id, d.published_edtf, d.title, a.name FROM document d LEFT JOIN actor "
                  "a ON a.id = d.outlet WHERE d.kind <> 'summary' AND d.version_of IS NULL");
    while (row.next()) {
        const QString edtf = row.text(1);
        const Result<DateSpan> span = parseEdtf(edtf);
        if (!span || (!span->earliest && !span->latest)) {
            records.undated += 1;
            continue;
        }
        Publication publication{row.id(0),
                                span->earliest.value_or(span->latest.value_or(0)),
                                span->latest.value_or(span->earliest.value_or(0))};
        records.words.add(publication, row.text(2), row.text(3), edtf);
        records.publications.push_back(publication);
    }
    records.words.finish();
    records.publications.shrink_to_fit();
    if (row.failed())
        return row.error();
    std::sort(records.publications.begin(),
              records.publications.end(),
              [](const Publication &a, const Publication &b) {
                  return std::pair(a.from, a.document.value) < std::pair(b.from, b.document.value);
              });
    return records;
}

void PublicationWords::add(Publication &to,
                           const QString &title,
                           const QString &outlet,
                           const QString &edtf)
{
    to.title = static_cast<quint32>(m_titles.size());
    m_titles += title.toUtf8();
    m_titles += '\0';
    to.outlet = shared(outlet);
    to.date = shared(displayDate(edtf));
}

void PublicationWords::finish()
{
    m_titles.squeeze();
    m_shared.shrink_to_fit();
    m_indexOf = {};
}

quint32 PublicationWords::shared(const QString &text)
{
    const auto known = m_indexOf.constFind(text);
    if (known != m_indexOf.constEnd())
        return *known;
    m_shared.push_back(text);
    return *m_indexOf.insert(text, static_cast<quint32>(m_shared.size() - 1));
}

QString PublicationWords::title(const Publication &of) const
{
    return QString::fromUtf8(m_titles.constData() + of.title); // up to its NUL
}

QString PublicationWords::outlet(const Publication &of) const
{
    return m_shared[of.outlet];
}

QString PublicationWords::date(const Publication &of) const
{
    return m_shared[of.date];
}

Result<std::vector<WhoSays>> readWhoSays(sqlite3 *database, Id incident)
{
    Statement row(database,
                  "SELECT n.name, t.stance, p.name FROM attribution t LEFT JOIN actor n ON n.id = "
                  "t.actor JOIN statement s ON s.id = t.statement JOIN actor p ON p.id = s.speaker "
                  "WHERE t.incident = ?1 AND t.retracted IS NULL ORDER BY t.id");
    row.bind(1, incident);
    std::vector<WhoSays> said;
    while (row.next()) {
        const QString actor = row.text(0);
        const QString stance = row.text(1);
        auto at = std::find_if(said.begin(), said.end(), [&](const WhoSays &each) {
            return each.actor == actor && each.stance == stance;
        });
        if (at == said.end())
            at = said.insert(said.end(), {actor, stance, {}});
        if (const QString speaker = row.text(2); !at->speakers.contains(speaker))
            at->speakers += speaker;
    }
    if (row.failed())
        return row.error();
    return said;
}

Result<Targets> readTargets(sqlite3 *database)
{
    Targets targets;
    targets.names.emplace_back();
    QHash<QString, quint32> codes;
    Statement row(database,
                  "SELECT id, target FROM incident WHERE target IS NOT NULL AND target <> '' "
                  "ORDER BY id");
    while (row.next()) {
        const QString name = row.text(1);
        auto code = codes.constFind(name);
        if (code == codes.constEnd()) {
            code = codes.insert(name, static_cast<quint32>(targets.names.size()));
            targets.names.push_back(name);
        }
        targets.ids.push_back(row.id(0));
        targets.codes.push_back(*code);
    }
    if (row.failed())
        return row.error();
    return targets;
}

} // namespace sourceline
