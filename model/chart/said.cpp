#include "model/chart/said.h"

#include "model/store/rowreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

SaidRole roleOf(QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, saidRoles> names = {"perpetrator",
                                                                    "directed",
                                                                    "behind, not specified",
                                                                    "sponsor",
                                                                    "supplier",
                                                                    "accomplice",
                                                                    "front"};
    return static_cast<SaidRole>(std::ranges::find(names, text) - names.begin());
}

/// Statements and their dates, each once: all at once where nearly all are wanted.
class SaidReader
{
public:
    SaidReader(SaidAttributions &said, sqlite3 *database)
        : m_said(said)
        , m_statements(database)
    {}

    Result<void> readAll()
    {
        Statement all(m_statements.database(),
                      "SELECT speaker, said_edtf, by_action, id FROM statement");
        while (all.next())
            add(all.id(3), all);
        return all.failed() ? Result<void>(all.error()) : Result<void>();
    }

    /// Its place among the statements.
    quint32 statement(Id id)
    {
        if (id == m_last) // what was said of several incidents at once
            return m_lastAt;
        m_last = id;
        const auto known = m_at.constFind(id);
        m_lastAt = known != m_at.constEnd() ? *known : read(id);
        return m_lastAt;
    }

private:
    quint32 read(Id id)
    {
        const LentStatement select =
            m_statements.lend("SELECT speaker, said_edtf, by_action FROM statement WHERE id = ?1");
        select->bind(1, id);
        select->next();
        return add(id, select.get());
    }

    quint32 add(Id id, const Statement &row)
    {
        const auto at = static_cast<quint32>(m_said.statements.size());
        m_said.statements.push_back({id, row.id(0), date(row.utf8View(1)), row.integer(2) != 0});
        m_at.insert(id, at);
        return at;
    }

    quint32 date(QByteArrayView edtf)
    {
        const auto known = m_dates.find(edtf);
        if (known != m_dates.end())
            return known->second;
        const auto at = static_cast<quint32>(m_said.dates.size());
        m_said.dates.push_back(QString::fromUtf8(edtf));
        m_dates.emplace(edtf.toByteArray(), at);
        return at;
    }

    SaidAttributions &m_said;
    StatementCache m_statements;
    QHash<Id, quint32> m_at;
    std::map<QByteArray, quint32, std::less<>> m_dates;
    Id m_last;
    quint32 m_lastAt = 0;
};

} // namespace

Result<SaidAttributions> readAttributions(const ChosenRows &rows, sqlite3 *database)
{
    SaidAttributions said;
    SaidReader reader(said, database);
    if (!rows.areFew()) {
        if (auto all = reader.readAll(); !all)
            return all.error();
    }
    const auto read = forChosen(database,
                                rows,
                                "SELECT a.incident, a.actor, a.statement, a.stance, a.by_action, "
                                "a.role FROM attribution a WHERE "
                                "a.retracted IS NULL",
                                "a.incident",
                                [&](Row row, RowReader column) {
                                    SaidAttribution each;
                                    each.row = row;
                                    each.actor = column.id();
                                    each.statement = reader.statement(column.id());
                                    each.stance = stanceOf(column.utf8());
                                    each.byAction =
                                        column.flag() || said.statements[each.statement].byAction;
                                    each.role = roleOf(column.utf8());
                                    said.all.push_back(each);
                                });
    if (!read)
        return read.error();
    return said;
}

std::vector<Id> SaidNames::ids(const QByteArray &sql, Id parameter)
{
    const LentStatement select = m_statements.lend(sql);
    select->bind(1, parameter);
    std::vector<Id> found;
    while (select->next())
        found.push_back(select->id(0));
    return found;
}

const std::pair<QString, QByteArray> &SaidNames::nameAndKind(Id actor)
{
    const auto known = m_actors.constFind(actor);
    if (known != m_actors.constEnd())
        return *known;
    const LentStatement select = m_statements.lend("SELECT name, kind FROM actor WHERE id = ?1");
    select->bind(1, actor);
    std::pair<QString, QByteArray> read;
    if (select->next())
        read = {select->text(0), select->utf8(1)};
    return *m_actors.insert(actor, read);
}

ChartValue SaidNames::actor(Id actor)
{
    if (!actor.isValid())
        return {Words::tr("nobody named"), u"nobody named"_s, true, false};
    return {name(actor), actor.toText(), false, true};
}

bool SaidNames::isOwnVoice(quint32 statement)
{
    const Id speaker = m_said.statements[statement].speaker;
    return nameAndKind(speaker).second == "outlet" && m_institutions.of(speaker) != speaker;
}

// Few statements have co-speakers: asked for at once, as nearly none needs a query of its own then.
std::vector<Id> SaidNames::speakers(quint32 statement)
{
    if (!m_coSpeakers) {
        m_coSpeakers.emplace();
        const LentStatement select =
            m_statements.lend("SELECT statement, actor FROM statement_co_speaker ORDER BY 1, 2");
        while (select->next())
            (*m_coSpeakers)[select->id(0)].push_back(select->id(1));
    }
    const SaidStatement &said = m_said.statements[statement];
    std::vector<Id> found{said.speaker};
    const std::vector<Id> others = m_coSpeakers->value(said.id);
    found.insert(found.end(), others.begin(), others.end());
    return found;
}

Id SaidNames::unnamedSpeaker(quint32 statement, Id institution)
{
    for (const Id speaker : speakers(statement)) {
        if (institution.isValid() && m_institutions.of(speaker) != institution)
            continue;
        const QByteArray &kind = nameAndKind(speaker).second;
        return kind == "unnamed source" || kind == "description" ? speaker : Id();
    }
    return {};
}

std::vector<Id> SaidNames::institutions(quint32 statement)
{
    std::vector<Id> found;
    for (const Id speaker : speakers(statement)) {
        const Id institution = m_institutions.of(speaker);
        if (std::ranges::find(found, institution) == found.end())
            found.push_back(institution);
    }
    return found;
}

std::vector<Id> SaidNames::outlets(quint32 statement)
{
    return ids("SELECT DISTINCT d.outlet FROM report r JOIN document d ON d.id = r.document WHERE "
               "r.statement = ?1 AND d.summary_of IS NULL AND d.outlet IS NOT NULL ORDER BY 1",
               m_said.statements[statement].id);
}

QString stanceWords(Stance stance)
{
    switch (stance) {
    case Stance::Asserts:
        return Words::tr("asserts");
    case Stance::Suspects:
        return Words::tr("suspects");
    case Stance::Implies:
        return Words::tr("implies");
    case Stance::ClaimsResponsibility:
        return Words::tr("claims responsibility");
    case Stance::Denies:
        return Words::tr("denies");
    case Stance::RulesOut:
        return Words::tr("rules out");
    case Stance::Doubts:
        return Words::tr("doubts");
    case Stance::Investigates:
        return Words::tr("investigates");
    case Stance::DeclinesToName:
        return Words::tr("declines to name");
    }
    return {};
}

} // namespace sourceline
